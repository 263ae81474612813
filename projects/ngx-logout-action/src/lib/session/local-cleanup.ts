import {
  EnvironmentInjector,
  ErrorHandler,
  inject,
  Injectable,
  InjectionToken,
  runInInjectionContext,
} from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, concatMap, EMPTY, from, ignoreElements } from 'rxjs';

import { coded } from '../model/configuration-error';
import { deadline } from '../rx/deadline';
import { completion } from '../rx/first-answer';

/** Removes something that the session has left in the browser. */
export type LogoutCleanupTask = () =>
  // A task without a return statement is one that has ended when it returns.
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
  void | Promise<void> | Observable<unknown>;

export const LOGOUT_CLEANUP = new InjectionToken<readonly LogoutCleanupTask[]>('LOGOUT_CLEANUP', {
  factory: () => [],
});

/** Milliseconds after which a task is no longer waited for. */
const TASK_LIMIT = 2_000;

/** Runs the app's cleanup tasks, in order and apart from one another (OWASP ASVS 5.0, V14.3.1). */
@Injectable({ providedIn: 'root' })
export class LocalCleanup {
  readonly #tasks = inject(LOGOUT_CLEANUP);
  readonly #injector = inject(EnvironmentInjector);
  readonly #errorHandler = inject(ErrorHandler);

  readonly hasTasks = this.#tasks.length > 0;

  /** Completes when every task has ended, failed (which is reported) or used up its time. */
  run(): Observable<never> {
    return from(this.#tasks).pipe(
      concatMap((task) =>
        deadline(
          completion(() => runInInjectionContext(this.#injector, task)),
          TASK_LIMIT,
          () => this.#report(new Error(coded(202, ngDevMode && tooSlow(task)))),
        ).pipe(
          catchError((error: unknown) => {
            this.#report(error);
            return EMPTY;
          }),
        ),
      ),
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
