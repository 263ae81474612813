import type { ObservableInput } from 'rxjs';
import { defer, Observable, Subject, Subscription } from 'rxjs';

import type { InFlightBehavior } from '../model/in-flight-behavior';
import type { LogoutDiscardReason } from '../model/logout-outcome';
import { LANES } from './lanes';
import { trampoline } from './trampoline';

/** A call as the gate sees it: it is either run or discarded, and that once. */
export interface Ticket {
  /** Carries the call out; the next one is admitted when what it returns has completed or failed. */
  run(): ObservableInput<unknown>;
  discard(reason: LogoutDiscardReason): void;
}

/**
 * Admits the calls of one action, one at a time, as its in-flight behaviour says.
 *
 * A run that has begun is never unsubscribed from. When the behaviour changes, a new lane is shown the
 * running call and then those that wait, in order, and so judges them as if they had just come.
 */
export class InFlightGate {
  readonly #inTurn = trampoline();
  readonly #ends = new Subject<void>();
  readonly #untilIdle = new Observable<never>((waiting) => {
    if (this.#running) return this.#ends.subscribe(() => waiting.complete());
    waiting.complete();
    return undefined;
  });
  readonly #report: (pending: boolean, queued: number) => void;
  #behavior: InFlightBehavior;
  #calls = new Subject<Ticket>();
  #lane = Subscription.EMPTY;
  #running: Ticket | undefined;
  #waiting = new Set<Ticket>();

  /** @param report is told of each change: whether a call is pending, and how many wait. */
  constructor(behavior: InFlightBehavior, report: (pending: boolean, queued: number) => void) {
    this.#behavior = behavior;
    this.#report = report;
    this.#openLane();
  }

  /** Hands a call in. Unless it comes from inside another one, its admission is decided on return. */
  enter(ticket: Ticket): void {
    this.#inTurn(() => this.#show(ticket));
  }

  /** From now on, and for all who wait, `behavior` decides. */
  setBehavior(behavior: InFlightBehavior): void {
    this.#inTurn(() => {
      if (behavior === this.#behavior) return;
      this.#behavior = behavior;
      for (const ticket of this.#withdrawWaiting()) this.#show(ticket);
    });
  }

  /** Sends away all who wait; the running call is left alone. */
  discardWaiting(reason: LogoutDiscardReason): void {
    this.#inTurn(() => {
      for (const ticket of this.#withdrawWaiting()) ticket.discard(reason);
      this.#reportState();
    });
  }

  #show(ticket: Ticket): void {
    this.#waiting.add(ticket);
    this.#calls.next(ticket);
    this.#reportState();
  }

  /** Takes those who wait out of their lane, unanswered, and opens a new one. */
  #withdrawWaiting(): ReadonlySet<Ticket> {
    const withdrawn = this.#waiting;
    this.#waiting = new Set();
    this.#lane.unsubscribe();
    this.#openLane();
    return withdrawn;
  }

  #openLane(): void {
    this.#calls = new Subject();
    this.#lane = LANES[this.#behavior](this.#calls, {
      untilIdle: this.#untilIdle,
      discard: (ticket, reason) => {
        if (this.#waiting.delete(ticket)) ticket.discard(reason);
      },
    }).subscribe((ticket) => this.#start(ticket));
    if (this.#running) this.#calls.next(this.#running);
  }

  #start(ticket: Ticket): void {
    // The running call passes through each new lane too, so that the lane knows of it.
    if (!this.#waiting.delete(ticket)) return;
    this.#running = ticket;
    this.#reportState();
    const end = () => this.#inTurn(() => this.#end());
    defer(() => ticket.run()).subscribe({ complete: end, error: end });
  }

  #end(): void {
    this.#running = undefined;
    this.#ends.next();
    this.#reportState();
  }

  #reportState(): void {
    this.#report(!!this.#running, this.#waiting.size);
  }
}
