import { signal } from '@angular/core';

import type { LogoutAction, LogoutOutcome } from 'ngx-logout-action';

/** A click and its call. Times are in milliseconds since the series began. */
export interface Click {
  readonly number: number;
  readonly at: number;
  /** When the guards ran, so that the call is no longer queued. */
  readonly admittedAt?: number;
  /** When the request was sent. */
  readonly sentAt?: number;
  readonly settledAt?: number;
  readonly outcome?: LogoutOutcome;
}

/** A series of clicks on one action, recorded from its events. The `data` of each call is the number of its click. */
export class Clicks {
  readonly #clicks = signal<readonly Click[]>([]);
  #beganAt = performance.now();

  readonly all = this.#clicks.asReadonly();

  begin(): void {
    this.#beganAt = performance.now();
    this.#clicks.set([]);
  }

  /** Milliseconds since the series began. */
  now(): number {
    return performance.now() - this.#beganAt;
  }

  /** Invokes the action like a click. */
  async click(action: LogoutAction): Promise<void> {
    const number = this.#clicks().length + 1;
    this.#note(number, {});
    this.settled(number, await action.invoke({ data: number }));
  }

  /** Called in a guard. */
  admitted(number: unknown): void {
    this.#note(number, { admittedAt: this.now() });
  }

  /** Called in `onBeforeUpdate`, the last step before the request. */
  sent(number: unknown): void {
    // The first click on a directive starts a new series.
    if (number === 1 && this.#clicks().every(({ settledAt }) => settledAt !== undefined))
      this.begin();
    this.#note(number, { sentAt: this.now() });
  }

  /** Called in `onSuccess` and `onError` for a click on a directive. */
  settled(number: unknown, outcome: LogoutOutcome): void {
    this.#note(number, { outcome, settledAt: this.now() });
  }

  #note(number: unknown, change: Partial<Click>): void {
    if (typeof number !== 'number') return;
    this.#clicks.update((clicks) => {
      const known = clicks.find((click) => click.number === number);
      return known
        ? clicks.map((click) => (click === known ? { ...click, ...change } : click))
        : [...clicks, { number, at: this.now(), ...change }];
    });
  }
}
