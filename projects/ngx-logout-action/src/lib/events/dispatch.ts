import type { Observable } from 'rxjs';
import { catchError, concatMap, EMPTY, from, reduce } from 'rxjs';

import type { LogoutDecision, LogoutEventTarget } from '../model/logout-events';
import { firstAnswer, isPromiseLike } from '../rx/first-answer';

/** What a dispatch needs of its surroundings. */
export interface DispatchContext {
  /** Invokes the action with this name; is neither awaited nor able to veto. */
  readonly trigger: (action: string) => void;
  readonly report: (error: unknown) => void;
}

/** Tells every target, in order. One that throws or rejects is reported and stops nothing. */
export function notify<E>(
  targets: readonly LogoutEventTarget<E, unknown>[],
  event: E,
  { trigger, report }: DispatchContext,
): void {
  for (const target of targets) {
    try {
      if (typeof target === 'string') trigger(target);
      else {
        const answer = target(event);
        if (isPromiseLike(answer)) answer.then(undefined, report);
      }
    } catch (error) {
      report(error);
    }
  }
}

/**
 * Asks every target, one after another, and answers whether the call may go on: one `false` is enough to
 * stop it. One that throws, rejects or ends without an answer does not.
 */
export function askAll<E>(
  targets: readonly LogoutEventTarget<E, LogoutDecision>[],
  event: E,
  { trigger, report }: DispatchContext,
): Observable<boolean> {
  return from(targets).pipe(
    concatMap((target) =>
      firstAnswer<unknown>(() =>
        typeof target === 'string' ? trigger(target) : target(event),
      ).pipe(
        catchError((error: unknown) => {
          report(error);
          return EMPTY;
        }),
      ),
    ),
    reduce((goOn, answer) => goOn && answer !== false, true),
  );
}
