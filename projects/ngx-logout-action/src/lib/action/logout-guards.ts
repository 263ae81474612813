import {
  EnvironmentInjector,
  ErrorHandler,
  inject,
  InjectionToken,
  runInInjectionContext,
} from '@angular/core';
import { catchError, concatMap, every, from, type Observable, of } from 'rxjs';

import type { LogoutAction } from '../model/logout-action';
import type { LogoutDecision } from '../model/logout-events';
import { firstAnswer } from '../rx/first-answer';

/** Asked before every call of every action; `false` vetoes it. */
export type LogoutGuard = (call: { action: LogoutAction; data?: unknown }) => LogoutDecision;

/** Asks all guards whether a call may go on. */
export type GuardRound = (call: Parameters<LogoutGuard>[0]) => Observable<boolean>;

/** There where the app has guards. */
export const GUARD_ROUND = new InjectionToken<GuardRound | null>('GUARD_ROUND', {
  factory: () => null,
});

/** Asks in order until one says no. One that throws says no and is reported. In an injection context. */
export function guardRound(guards: readonly LogoutGuard[]): GuardRound {
  const injector = inject(EnvironmentInjector);
  const errorHandler = inject(ErrorHandler);
  return (call) =>
    from(guards).pipe(
      concatMap((guard) =>
        firstAnswer<unknown>(() => runInInjectionContext(injector, () => guard(call))).pipe(
          catchError((error: unknown) => {
            errorHandler.handleError(error);
            return of(false);
          }),
        ),
      ),
      every((answer) => answer !== false),
    );
}
