import {
  concat,
  exhaustMap,
  finalize,
  ignoreElements,
  merge,
  Observable,
  of,
  switchMap,
  tap,
} from 'rxjs';

import type { InFlightBehavior } from '../model/in-flight-behavior';
import type { LogoutDiscardReason } from '../model/logout-outcome';
import { queuedConcatMap } from './queued-concat-map';

/** What a lane is told of the gate that it works for. */
export interface LaneContext<T> {
  /** Completes as soon as no call is pending; at once if none is. */
  readonly untilIdle: Observable<never>;

  /** Answers a call that will not run. Does nothing to one that runs or has been answered. */
  readonly discard: (call: T, reason: LogoutDiscardReason) => void;
}

/** Takes the calls as they come and lets through each one whose turn has come. */
export type Lane = <T>(calls: Observable<T>, context: LaneContext<T>) => Observable<T>;

/** Whoever comes while one is pending is not let in: `exhaustMap` ignores it, and it is told so. */
const doNotExecute: Lane = (calls, { untilIdle, discard }) =>
  merge(
    calls.pipe(exhaustMap((call) => passThenWait(call, untilIdle))),
    calls.pipe(
      tap((call) => discard(call, 'busy')),
      ignoreElements(),
    ),
  );

/** One after another: `concatMap` begins with the next when the one before it has ended. */
const executeAll: Lane = (calls, { untilIdle }) =>
  calls.pipe(queuedConcatMap((call) => passThenWait(call, untilIdle)));

/**
 * A newer call takes the place of the one that waits: `switchMap` replaces the *wait for idle*. It never
 * replaces a request, whose effect on the server nobody would then know.
 */
const executeLast: Lane = (calls, { untilIdle, discard }) =>
  calls.pipe(
    switchMap((call) =>
      concat(untilIdle, of(call)).pipe(finalize(() => discard(call, 'superseded'))),
    ),
  );

/** The three in-flight behaviours, each by the operator that means it. */
export const LANES: Record<InFlightBehavior, Lane> = { doNotExecute, executeAll, executeLast };

/** `concat(of(call), untilIdle)` with fewer observables in between, since each call that runs passes here. */
function passThenWait<T>(call: T, untilIdle: Observable<never>): Observable<T> {
  return new Observable((subscriber) => {
    subscriber.next(call);
    return untilIdle.subscribe(subscriber);
  });
}
