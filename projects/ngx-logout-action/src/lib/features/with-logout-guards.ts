import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { catchError, concatMap, defaultIfEmpty, every, from, map, type Observable, of } from 'rxjs';

import type { LogoutAction } from '../action/logout-action';
import { firstAnswer } from '../call/answer';
import type { RunningCall } from '../call/running-call';
import { feature, type LogoutFeature } from '../config';

/**
 * Decides whether a call may go on. Like Angular's route guards, only `true` lets it: `undefined` (a dialog closed with
 * Escape) and an empty Observable veto. Runs in an injection context.
 */
export type LogoutGuard = (call: {
  action: LogoutAction;
  data?: unknown;
  /** @internal When the call was made, by the clock of `SignOuts`. */
  ɵmadeAt?: number;
}) => boolean | Promise<boolean | undefined> | Observable<boolean | undefined>;

/**
 * Asks guards before every call of every action, in order, whatever `useDefaultSuccessHandler` says. The first answer
 * other than `true` vetoes the call. A guard that throws vetoes, too, and is reported.
 *
 * @example
 * ```ts
 * withLogoutGuards(() => inject(MatDialog).open(ConfirmSignOut).afterClosed())
 * ```
 */
export function withLogoutGuards(...guards: LogoutGuard[]): LogoutFeature {
  return feature('guards', { guards: (call) => askInOrder(guards, call) });
}

function askInOrder(
  guards: readonly LogoutGuard[],
  { action, data, madeAt, report }: RunningCall,
): Observable<boolean> {
  const injector = inject(EnvironmentInjector);
  return from(guards).pipe(
    concatMap((guard) =>
      // The only actions are instances of LogoutAction.
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
