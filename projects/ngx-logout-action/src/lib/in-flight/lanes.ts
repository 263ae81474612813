import {
  concat,
  defer,
  exhaustMap,
  finalize,
  ignoreElements,
  merge,
  type Observable,
  switchMap,
  tap,
} from 'rxjs';

import type { InFlightBehavior } from '../model/in-flight-behavior';
import type { LogoutDiscardReason } from '../model/logout-outcome';
import { queuedConcatMap } from './queued-concat-map';

/** What a lane is told of the gate that it works for. */
export interface LaneContext<T> {
  /**
   * Carries the call out, unless it runs already. What it returns completes when the call has ended; to
   * unsubscribe from it leaves the call alone.
   */
  readonly admit: (call: T) => Observable<never>;

  /** Completes as soon as no call is pending; at once if none is. */
  readonly untilIdle: Observable<never>;

  /** Answers a call that will not run. Does nothing to one that runs or has been answered. */
  readonly discard: (call: T, reason: LogoutDiscardReason) => void;
}

/** Takes the calls as they come and admits each one whose turn has come. */
export type Lane = <T>(calls: Observable<T>, context: LaneContext<T>) => Observable<unknown>;

/** Whoever comes while one is pending is not let in: `exhaustMap` ignores it, and it is told so. */
const doNotExecute: Lane = (calls, { admit, discard }) =>
  merge(
    calls.pipe(exhaustMap(admit)),
    calls.pipe(
      tap((call) => discard(call, 'busy')),
      ignoreElements(),
    ),
  );

/** One after another: `concatMap` begins with the next when the one before it has ended. */
const executeAll: Lane = (calls, { admit }) => calls.pipe(queuedConcatMap(admit));

/**
 * A newer call takes the place of the one that waits: `switchMap` replaces the *wait for idle*. It never
 * replaces a request, whose effect on the server nobody would then know.
 */
const executeLast: Lane = (calls, { admit, untilIdle, discard }) =>
  calls.pipe(
    switchMap((call) =>
      concat(
        untilIdle,
        defer(() => admit(call)),
      ).pipe(finalize(() => discard(call, 'superseded'))),
    ),
  );

/** The three in-flight behaviours, each by the operator that means it. */
export const LANES: Record<InFlightBehavior, Lane> = { doNotExecute, executeAll, executeLast };
