import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { catchError, concatMap, defaultIfEmpty, every, from, map, type Observable, of } from 'rxjs';

import type { LogoutAction } from '../action/logout-action';
import { firstAnswer } from '../call/answer';
import type { RunningCall } from '../call/running-call';
import { feature, type LogoutFeature } from '../config';
import { checkFunctions } from './option-rules';

/**
 * Decides whether to allow a call. Like in Angular's route guards, only `true` does: `undefined` (a dialog closed with
 * Escape) and an empty Observable veto. Runs in an injection context.
 */
export type LogoutGuard = (call: {
  action: LogoutAction;
  data?: unknown;
  /** @internal When the call was made, in ticks of `SignOuts`. */
  ɵmadeAt?: number;
}) => boolean | Promise<boolean | undefined> | Observable<boolean | undefined>;

/**
 * Runs guards before every call of every action, in order, even if the default success handler is on. The first result
 * other than `true` vetoes the call. A guard that throws also vetoes, and its error is reported.
 *
 * @param guards functions that return `true` to allow a call, or a promise or Observable of it.
 * @throws LogoutConfigurationError LOGOUT-103 for anything but a function, in development.
 * @example
 * ```ts
 * withLogoutGuards(() => inject(MatDialog).open(ConfirmSignOut).afterClosed())
 * ```
 */
export function withLogoutGuards(...guards: LogoutGuard[]): LogoutFeature {
  if (ngDevMode) checkFunctions('withLogoutGuards', guards);
  return feature('guards', { guards: (call) => askInOrder(guards, call) });
}

function askInOrder(
  guards: readonly LogoutGuard[],
  { action, data, madeAt, report }: RunningCall,
): Observable<boolean> {
  const injector = inject(EnvironmentInjector);
  return from(guards).pipe(
    concatMap((guard) =>
      // All actions are instances of LogoutAction.
      firstAnswer(() =>
        runInInjectionContext(injector, () =>
          guard({ action: action as LogoutAction, data, ɵmadeAt: madeAt }),
        ),
      ).pipe(
        defaultIfEmpty(false),
        catchError((error: unknown) => {
          report(error);
          return of(false);
        }),
        map((answer: unknown) => answer === true),
      ),
    ),
    every(Boolean),
  );
}
