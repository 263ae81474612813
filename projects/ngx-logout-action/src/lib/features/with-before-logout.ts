import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { catchError, concatMap, EMPTY, from, ignoreElements, type Observable } from 'rxjs';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { completion, deadline } from '../call/answer';
import { feature, type LogoutFeature } from '../config';
import { checkFunctions } from './option-rules';
import type { LogoutCleanupTask } from './with-cleanup';

/** Milliseconds for all tasks together. */
const LIMIT = 2_000;

/**
 * Runs tasks right before the request, while the session is still alive, for example to save a draft. They run in order and
 * have two seconds together. An error or a timeout is reported and does not stop the sign-out. Synchronous tasks keep
 * the request synchronous. Tasks do not run if no one is signed in.
 *
 * @param tasks functions that run in an injection context.
 * @throws LogoutConfigurationError LOGOUT-103 for anything but a function, in development.
 * @example
 * ```ts
 * withBeforeLogout(() => inject(DraftStore).save(), () => inject(PushTokens).unregister())
 * ```
 */
export function withBeforeLogout(...tasks: LogoutCleanupTask[]): LogoutFeature {
  if (ngDevMode) checkFunctions('withBeforeLogout', tasks);
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
