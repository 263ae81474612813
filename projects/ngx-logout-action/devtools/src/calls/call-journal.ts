import { computed, Injectable, signal } from '@angular/core';

import {
  type LogoutAction,
  type LogoutOutcome,
  type ɵCallStep as CallStep,
  type ɵCallTrace as CallTrace,
  type ɵTrace as Trace,
} from 'ngx-logout-action';

/** How many calls are kept per action. Older ones are only counted. */
const KEPT = 100;

/** One call and its outcome. Times are in milliseconds, as returned by `performance.now()`. */
export interface JournalEntry {
  /** The number of the call within its action, starting at 1. */
  readonly number: number;
  readonly madeAt: number;
  readonly steps: readonly { readonly step: CallStep; readonly at: number }[];
  readonly settledAt?: number;
  readonly outcome?: LogoutOutcome;
  /** For a discarded call: the call that took precedence. */
  readonly by?: number | undefined;
}

/** The calls of one action. */
export interface Calls {
  readonly total: number;
  readonly kept: readonly JournalEntry[];
}

const NONE: Calls = { total: 0, kept: [] };

/** Records the outcome of every call. */
@Injectable({ providedIn: 'root' })
export class CallJournal implements Trace {
  readonly #calls = signal<ReadonlyMap<string, Calls>>(new Map());

  begin({ name }: Pick<LogoutAction, 'name'>): CallTrace {
    const number = this.of(name).total + 1;
    const entry: JournalEntry = { number, madeAt: performance.now(), steps: [] };
    this.#set(name, ({ kept }) => ({ total: number, kept: withoutOld([...kept, entry]) }));
    return {
      step: (step) =>
        this.#change(name, number, ({ steps }) =>
          steps.at(-1)?.step === step ? {} : { steps: [...steps, { step, at: performance.now() }] },
        ),
      settled: (outcome) =>
        this.#change(name, number, () => ({
          outcome,
          settledAt: performance.now(),
          by: this.#rivalOf(name, number, outcome),
        })),
    };
  }

  /** The calls of an action. Reactive: reads a signal. */
  of(action: string): Calls {
    return this.#calls().get(action) ?? NONE;
  }

  /** Whether a call of the action is still unsettled. */
  readonly busy = (action: string) =>
    computed(() => this.of(action).kept.some(({ settledAt }) => settledAt === undefined));

  /** Clears the calls of an action once all of them have settled. */
  clear(action: string): void {
    if (!this.busy(action)()) this.#set(action, () => NONE);
  }

  #rivalOf(action: string, number: number, outcome: LogoutOutcome): number | undefined {
    if (outcome.status !== 'discarded') return undefined;
    const { kept, total } = this.of(action);
    if (outcome.reason === 'superseded') return total > number ? total : undefined;
    if (outcome.reason !== 'busy') return undefined;
    return kept.find(isRunning)?.number;
  }

  #change(
    action: string,
    number: number,
    change: (entry: JournalEntry) => Partial<JournalEntry>,
  ): void {
    this.#set(action, ({ total, kept }) => ({
      total,
      kept: kept.map((entry) => (entry.number === number ? { ...entry, ...change(entry) } : entry)),
    }));
  }

  #set(action: string, change: (calls: Calls) => Calls): void {
    this.#calls.update((all) => new Map(all).set(action, change(all.get(action) ?? NONE)));
  }
}

/** Trims the list. The running call is always kept, however many are discarded in the meantime. */
function withoutOld(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  if (entries.length <= KEPT) return entries;
  return [...entries.slice(0, -KEPT).filter(isRunning), ...entries.slice(-KEPT)];
}

function isRunning({ settledAt, steps }: JournalEntry): boolean {
  return settledAt === undefined && steps.length > 0;
}
