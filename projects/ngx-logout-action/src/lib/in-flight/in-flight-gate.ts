import type { ObservableInput } from 'rxjs';
import { defer, EMPTY, type Observable, Subject, Subscription } from 'rxjs';

import type { InFlightBehavior } from '../model/in-flight-behavior';
import type { LogoutDiscardReason } from '../model/logout-outcome';
import { LANES } from './lanes';
import { Queue } from './queue';
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
  readonly #untilIdle = defer(() => (this.#running ? this.#end : EMPTY));
  readonly #finish = () => {
    this.#running = undefined;
    this.#end.complete();
    this.#reportState();
  };
  readonly #whenEnded = {
    complete: () => this.#inTurn(this.#finish),
    error: () => this.#inTurn(this.#finish),
  };
  readonly #report: (pending: boolean, queued: number) => void;
  #behavior: InFlightBehavior;
  #calls = new Subject<Ticket>();
  #lane = Subscription.EMPTY;
  #running: Ticket | undefined;
  /** Completes when the call that was admitted last has ended. */
  #end = new Subject<never>();
  /** Whoever is admitted or discarded is the first of these. */
  readonly #waiting = new Queue<Ticket>();

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
    this.#waiting.push(ticket);
    this.#calls.next(ticket);
    this.#reportState();
  }

  /** Takes those who wait out of their lane, unanswered, and opens a new one. */
  #withdrawWaiting(): readonly Ticket[] {
    const withdrawn: Ticket[] = [];
    for (let next; (next = this.#waiting.shift());) withdrawn.push(next);
    this.#lane.unsubscribe();
    this.#openLane();
    return withdrawn;
  }

  #openLane(): void {
    this.#calls = new Subject();
    this.#lane = LANES[this.#behavior](this.#calls, {
      admit: (ticket) => this.#admit(ticket),
      untilIdle: this.#untilIdle,
      discard: (ticket, reason) => {
        if (this.#leave(ticket)) ticket.discard(reason);
      },
    }).subscribe();
    if (this.#running) this.#calls.next(this.#running);
  }

  /** @returns whether the ticket has waited until now. */
  #leave(ticket: Ticket): boolean {
    const waiting = this.#waiting.first === ticket;
    if (waiting) this.#waiting.shift();
    return waiting;
  }

  #admit(ticket: Ticket): Observable<never> {
    // The running call passes through each new lane too, so that the lane knows of it.
    if (this.#leave(ticket)) this.#start(ticket);
    return this.#end;
  }

  #start(ticket: Ticket): void {
    this.#running = ticket;
    this.#end = new Subject();
    this.#reportState();
    defer(() => ticket.run()).subscribe(this.#whenEnded);
  }

  #reportState(): void {
    this.#report(!!this.#running, this.#waiting.size);
  }
}
