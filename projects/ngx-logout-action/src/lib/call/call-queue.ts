import {
  concat,
  concatMap,
  defer,
  EMPTY,
  exhaustMap,
  type Observable,
  type ObservableInput,
  type OperatorFunction,
  Subject,
  Subscription,
  switchMap,
} from 'rxjs';

import type { InFlightBehavior } from '../action/logout-options';
import type { LogoutDiscardReason } from '../action/logout-outcome';

/** A queued call. It is either run or discarded, once. */
export interface QueuedCall {
  /** Runs the call. The next one starts when the result completes or fails. */
  run(): ObservableInput<unknown>;
  discard(reason: LogoutDiscardReason): void;
}

/** How an in-flight behavior admits calls. */
interface Policy {
  /** When the next turn starts. */
  readonly when: (turn: Observable<never>) => OperatorFunction<void, never>;
  /** How many calls may wait. If there are more, the oldest ones are discarded. */
  readonly mayWait: number;
  readonly reason: LogoutDiscardReason;
}

/**
 * The three in-flight behaviors. A turn waits until no call is pending and then runs the first queued call, so
 * `switchMap` replaces a wait, never a request.
 */
const POLICIES: Record<InFlightBehavior, Policy> = {
  doNotExecute: { when: (turn) => exhaustMap(() => turn), mayWait: 0, reason: 'busy' },
  executeAll: { when: (turn) => concatMap(() => turn), mayWait: Infinity, reason: 'busy' },
  executeLast: { when: (turn) => switchMap(() => turn), mayWait: 1, reason: 'superseded' },
};

/**
 * Runs the calls of one action, one at a time. RxJS decides when a call runs, and the queue decides which one.
 * It never unsubscribes from a running call, even if the behavior changes.
 */
export class CallQueue {
  readonly #waiting = new Fifo<QueuedCall>();
  readonly #jobs = new Fifo<() => void>();
  readonly #report: (pending: boolean, queued: number) => void;
  readonly #turn = concat(
    defer(() => this.#ended ?? EMPTY),
    defer(() => this.#runFirst()),
  );
  #behavior: InFlightBehavior;
  #turns = new Subject<void>();
  #admission = Subscription.EMPTY;
  /** Completes when the pending call has ended. */
  #ended: Subject<never> | undefined;
  #working = false;

  /** @param report is called after each change with whether a call is pending, and how many are queued. */
  constructor(behavior: InFlightBehavior, report: (pending: boolean, queued: number) => void) {
    this.#behavior = behavior;
    this.#report = report;
    this.#follow(behavior);
  }

  /** Queues a call. It is admitted or discarded synchronously, unless `enter` is called inside another call. */
  enter(call: QueuedCall): void {
    this.#do(() => {
      this.#waiting.push(call);
      this.#announceTurn();
      this.#discardExcess();
    });
  }

  /** Changes the behavior, and applies it to queued calls. */
  setBehavior(behavior: InFlightBehavior): void {
    this.#do(() => {
      if (behavior === this.#behavior) return;
      this.#follow(behavior);
      // Lets the new operator know that a call is pending.
      if (this.#ended) this.#turns.next();
      this.#discardExcess();
    });
  }

  /** Discards all queued calls; the running one is not affected. */
  discardWaiting(reason: LogoutDiscardReason): void {
    this.#do(() => {
      for (let call; (call = this.#waiting.shift());) call.discard(reason);
    });
  }

  #follow(behavior: InFlightBehavior): void {
    this.#behavior = behavior;
    this.#admission.unsubscribe();
    this.#turns = new Subject();
    this.#admission = this.#turns.pipe(POLICIES[behavior].when(this.#turn)).subscribe();
  }

  #announceTurn(): void {
    // `concatMap` shifts an array, which is slow if it is long, so it gets only one turn.
    if (this.#behavior === 'executeAll' && this.#waiting.size > 1) return;
    this.#turns.next();
  }

  #discardExcess(): void {
    const { mayWait, reason } = POLICIES[this.#behavior];
    while (this.#waiting.size > mayWait) this.#waiting.shift()?.discard(reason);
  }

  #runFirst(): Observable<never> {
    const call = this.#waiting.shift();
    if (!call) return EMPTY;
    const ended = (this.#ended = new Subject<never>());
    const end = () =>
      this.#do(() => {
        this.#ended = undefined;
        ended.complete();
      });
    // Reports the call as pending before the call itself can look.
    this.#report(true, this.#waiting.size);
    defer(() => call.run()).subscribe({ complete: end, error: end });
    if (this.#waiting.size) this.#turns.next();
    return ended;
  }

  /**
   * Runs jobs one after another, never nested. So re-entrant calls find a consistent state, and calls that end
   * synchronously do not fill the stack.
   */
  #do(job: () => void): void {
    this.#jobs.push(job);
    if (this.#working) return;
    this.#working = true;
    try {
      for (let next; (next = this.#jobs.shift());) {
        next();
        this.#report(!!this.#ended, this.#waiting.size);
      }
    } finally {
      this.#working = false;
    }
  }
}

/** A queue with constant-time operations, unlike `Array.shift()`. Values are pushed to one stack and popped from another. */
class Fifo<T> {
  #arrived: T[] = [];
  #leaving: T[] = [];

  get size(): number {
    return this.#arrived.length + this.#leaving.length;
  }

  push(value: T): void {
    this.#arrived.push(value);
  }

  shift(): T | undefined {
    if (!this.#leaving.length) {
      this.#leaving = this.#arrived.reverse();
      this.#arrived = [];
    }
    return this.#leaving.pop();
  }
}
