import {
  EnvironmentInjector,
  ErrorHandler,
  inject,
  Injectable,
  InjectionToken,
  runInInjectionContext,
} from '@angular/core';
import { catchError, concatMap, defer, EMPTY, from, ignoreElements, type Observable } from 'rxjs';

import { coded } from '../model/configuration-error';
import { deadline } from '../rx/deadline';
import { completion } from '../rx/first-answer';
import { DocumentLifetime } from './document-lifetime';

/** Removes something that the session has left in the browser. */
export type LogoutCleanupTask = () =>
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- without a return statement it has ended
  void | Promise<void> | Observable<unknown>;

export const LOGOUT_CLEANUP = new InjectionToken<readonly LogoutCleanupTask[]>('LOGOUT_CLEANUP');

/** There where the app has cleanup tasks. */
export const LOCAL_CLEANUP = new InjectionToken<LocalCleanup | null>('LOCAL_CLEANUP', {
  factory: () => null,
});

/** Milliseconds after which a task is no longer waited for. */
const TASK_LIMIT = 2_000;

/** The cleanup of one call: it runs once, whatever asks for it. */
export interface CleanupRun {
  /** Completes when every task has ended, failed (which is reported) or used up its time. */
  readonly run$: Observable<never>;

  /** To be called when the call is over: from then on the page may be hidden as it likes. */
  release(): void;
}

/** Runs the app's cleanup tasks, in order and apart from one another (OWASP ASVS 5.0, V14.3.1). */
@Injectable({ providedIn: 'root' })
export class LocalCleanup {
  readonly #tasks = inject(LOGOUT_CLEANUP);
  readonly #document = inject(DocumentLifetime);
  readonly #injector = inject(EnvironmentInjector);
  readonly #errorHandler = inject(ErrorHandler);

  /**
   * Prepares the cleanup of a call whose request is about to be sent. If the page is hidden before the answer
   * is there, what of it is synchronous happens at once: there may be no later.
   */
  begin(): CleanupRun {
    let started = false;
    const hidden = this.#document.hidden$.subscribe(() => {
      if (started) return;
      started = true;
      for (const task of this.#tasks) this.#run(task).subscribe();
    });
    return {
      run$: defer(() => {
        if (started) return EMPTY;
        started = true;
        return this.run();
      }),
      release: () => hidden.unsubscribe(),
    };
  }

  /** Runs all tasks, one after another. */
  run(): Observable<never> {
    return from(this.#tasks).pipe(concatMap((task) => this.#run(task)));
  }

  #run(task: LogoutCleanupTask): Observable<never> {
    return deadline(
      completion<unknown>(() => runInInjectionContext(this.#injector, task)),
      TASK_LIMIT,
      () => this.#report(new Error(coded(202, ngDevMode && tooSlow(task)))),
    ).pipe(
      catchError((error: unknown) => {
        this.#report(error);
        return EMPTY;
      }),
      ignoreElements(),
    );
  }

  #report(error: unknown): void {
    this.#errorHandler.handleError(error);
  }
}

function tooSlow(task: LogoutCleanupTask): string {
  return `the cleanup task '${task.name}' took over ${TASK_LIMIT} ms and was not waited for.`;
}
