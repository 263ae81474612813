import {
  DestroyRef,
  EnvironmentInjector,
  ErrorHandler,
  inject,
  Injectable,
  runInInjectionContext,
} from '@angular/core';
import { catchError, concatMap, defer, EMPTY, from, ignoreElements, type Observable } from 'rxjs';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { completion, deadline } from '../call/answer';
import type { CleanupRun } from '../call/running-call';
import { LOGOUT_CONFIG } from '../config';
import { feature, type LogoutFeature } from '../config';
import { PageLifecycle } from '../page/page-lifecycle';
import { checkFunctions } from './option-rules';
import { SessionTracker } from './with-session';

/** Removes data of the session from the browser. Runs in an injection context. */
export type LogoutCleanupTask = () =>
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a synchronous task may have no return statement
  void | Promise<void> | Observable<unknown>;

/** Milliseconds to wait for a task. */
const TASK_LIMIT = 2_000;

/**
 * Removes data of the session from the browser. The tasks run exactly once per executed call, in order, before the
 * redirect and the events, even if the server could not be reached (OWASP ASVS 5.0, V14.3.1). Each has two seconds. A
 * failed task is reported and does not stop the others. On `pagehide`, synchronous parts run immediately.
 *
 * @param tasks functions that run in an injection context, such as `clearStorage()` and `clearCaches()`.
 * @throws LogoutConfigurationError LOGOUT-103 for anything but a function, in development.
 * @example
 * ```ts
 * withCleanup(() => inject(UserStore).clear(), clearStorage({ local: ['token'] }), clearCaches('api'))
 * ```
 */
export function withCleanup(...tasks: LogoutCleanupTask[]): LogoutFeature {
  if (ngDevMode) checkFunctions('withCleanup', tasks);
  const config = {
    tasks,
    cleanup: () => inject(CleanupTasks),
    session: () => inject(SessionTracker),
  };
  return feature('cleanup', tasks.length ? config : {});
}

/** Runs the cleanup tasks of the app in isolation. */
@Injectable({ providedIn: 'root' })
export class CleanupTasks {
  readonly #tasks = inject(LOGOUT_CONFIG).tasks ?? [];
  readonly #lifecycle = inject(PageLifecycle);
  readonly #injector = inject(EnvironmentInjector);
  readonly #destroyRef = inject(DestroyRef);
  readonly #report = injectReport(inject(ErrorHandler));

  /**
   * Prepares the cleanup of a call before its request. If the page is hidden or the app destroyed before the response, the
   * synchronous parts run immediately, because there may be no other chance.
   */
  begin(): CleanupRun {
    let started = false;
    const start = () => {
      if (started) return false;
      return (started = true);
    };
    const runAtOnce = () => {
      if (start()) for (const task of this.#tasks) this.#run(task).subscribe();
    };
    const hidden = this.#lifecycle.hidden$.subscribe(runAtOnce);
    const destroyed = this.#destroyRef.onDestroy(runAtOnce);
    return {
      run$: defer(() => (start() ? this.run() : EMPTY)),
      release: () => {
        hidden.unsubscribe();
        destroyed();
      },
    };
  }

  /** Runs all tasks one after another. */
  run(): Observable<never> {
    return from(this.#tasks).pipe(concatMap((task) => this.#run(task)));
  }

  #run(task: () => unknown): Observable<never> {
    // A destroyed app has no injection context.
    const start = () =>
      this.#destroyRef.destroyed ? task() : runInInjectionContext(this.#injector, task);
    return deadline(completion<unknown>(start), TASK_LIMIT, () =>
      this.#report(new Error(coded(202, ngDevMode && tooSlow(task)))),
    ).pipe(
      catchError((error: unknown) => {
        this.#report(error);
        return EMPTY;
      }),
      ignoreElements(),
    );
  }
}

function tooSlow(task: () => unknown): string {
  const name = task.name ? ` '${task.name}'` : '';
  return (
    `The cleanup task${name} took over ${TASK_LIMIT} ms, and the sign-out continued without waiting for it. ` +
    'Do less in it, or start the work without returning its promise.'
  );
}
