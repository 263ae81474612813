import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { catchError, concatMap, EMPTY, from, ignoreElements, type Observable } from 'rxjs';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { completion, deadline } from '../call/answer';
import { feature, type LogoutFeature } from '../config';
import type { LogoutCleanupTask } from './with-cleanup';

/** Milliseconds that all tasks have together. */
const LIMIT = 2_000;

/**
 * Runs tasks while the session is still alive, right before the request: unregister a push token, save a draft. They
 * run in order, each isolated from the others, and have two seconds together. They never veto. A synchronous task keeps
 * the request synchronous. Without a session, they do not run.
 *
 * @param tasks run in an injection context.
 * @example
 * ```ts
 * withBeforeLogout(() => inject(DraftStore).save(), () => inject(PushTokens).unregister())
 * ```
 */
export function withBeforeLogout(...tasks: LogoutCleanupTask[]): LogoutFeature {
  return feature('before', { beforeLogout: () => runInOrder(tasks) });
}

function runInOrder(tasks: readonly LogoutCleanupTask[]): Observable<never> {
  const injector = inject(EnvironmentInjector);
  const report = injectReport();
  const all = from(tasks).pipe(
    concatMap((task) =>
      completion<unknown>(() => runInInjectionContext(injector, task)).pipe(
        catchError((error: unknown) => {
          report(error);
          return EMPTY;
        }),
      ),
    ),
  );
  return deadline<unknown>(all, LIMIT, () => report(tooSlow())).pipe(ignoreElements());
}

function tooSlow(): Error {
  return new Error(
    coded(
      207,
      ngDevMode &&
        `The tasks of withBeforeLogout() took over ${LIMIT} ms, and the request was sent without waiting for them. ` +
          'Do less in them, or start the work without returning its promise.',
    ),
  );
}
