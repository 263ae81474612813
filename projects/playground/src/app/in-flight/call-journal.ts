import { computed, Injectable, signal } from '@angular/core';

import type { LogoutAction, LogoutOutcome } from 'ngx-logout-action';

/** One click and what became of it; times are milliseconds of `performance.now()`. */
export interface JournalEntry {
  readonly number: number;
  readonly clickedAt: number;
  /** When the guard was asked: the call has left the queue. */
  readonly admittedAt?: number;
  readonly requestedAt?: number;
  readonly answeredAt?: number;
  readonly settledAt?: number;
  readonly outcome?: LogoutOutcome;
}

/** Writes down what becomes of the calls that are made through it. */
@Injectable({ providedIn: 'root' })
export class CallJournal {
  readonly #entries = signal<readonly JournalEntry[]>([]);

  readonly entries = this.#entries.asReadonly();
  readonly busy = computed(() => this.#entries().some(({ settledAt }) => settledAt === undefined));

  async invoke(action: LogoutAction): Promise<void> {
    const number = this.#entries().length + 1;
    const entry: JournalEntry = { number, clickedAt: performance.now() };
    this.#entries.update((entries) => [...entries, entry]);
    const outcome = await action.invoke({ data: number });
    this.note(number, { outcome, settledAt: performance.now() });
  }

  /** Adds to an entry; calls that were made elsewhere have none. */
  note(number: unknown, more: Partial<JournalEntry>): void {
    this.#entries.update((entries) =>
      entries.map((entry) => (entry.number === number ? { ...entry, ...more } : entry)),
    );
  }

  /** The call that was admitted last: the only one that can be under way. */
  current(): JournalEntry | undefined {
    return this.#entries()
      .filter(({ admittedAt }) => admittedAt !== undefined)
      .at(-1);
  }

  clear(): void {
    if (!this.busy()) this.#entries.set([]);
  }
}
