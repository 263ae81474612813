import { computed, Injectable, type Signal, signal } from '@angular/core';

import {
  type LogoutAction,
  type LogoutOutcome,
  type ɵCallStep as CallStep,
  type ɵCallTrace as CallTrace,
  type ɵTrace as Trace,
} from 'ngx-logout-action';

/** How many calls are kept per action. Older ones are only counted. */
const KEPT = 100;

/** How many actions with calls are kept, including ended ones. */
const KEPT_ACTIONS = 50;

/** An HTTP request of a call. Times are in milliseconds, as returned by `performance.now()`. */
export interface JournalRequest {
  readonly method: string;
  /** Origin and path only. */
  readonly url: string;
  readonly sentAt: number;
  readonly endedAt?: number;
  /** Absent if there was no response. */
  readonly status?: number | undefined;
}

/** One call and its outcome. Times are in milliseconds, as returned by `performance.now()`. */
export interface JournalEntry {
  readonly action: LogoutAction;
  /** The number of the call within its action, starting at 1. */
  readonly number: number;
  readonly madeAt: number;
  readonly steps: readonly { readonly step: CallStep; readonly at: number }[];
  readonly requests: readonly JournalRequest[];
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

type Change = (entry: JournalEntry) => Partial<JournalEntry>;

/** Records every call with its steps, requests, and outcome. The calls outlive a page-owned action. */
@Injectable({ providedIn: 'root' })
export class CallJournal implements Trace {
  readonly #calls = signal<ReadonlyMap<LogoutAction, Calls>>(new Map());
  /** Actions whose calls were moved to another action. */
  readonly #moved = new WeakMap<LogoutAction, LogoutAction>();

  /** The actions that have calls, including ended ones. */
  readonly actions: Signal<readonly LogoutAction[]> = computed(() => [...this.#calls().keys()]);

  begin(action: LogoutAction): CallTrace {
    const number = this.of(action).total + 1;
    const entry = { action, number, madeAt: performance.now(), steps: [], requests: [] };
    this.#set(action, ({ kept }) => ({ total: number, kept: withoutOld([...kept, entry]) }));
    this.#dropOldActions();
    const change = (changes: Change) => this.#change(action, number, changes);
    return {
      step: (step) =>
        change(({ steps }) =>
          steps.at(-1)?.step === step ? {} : { steps: [...steps, { step, at: performance.now() }] },
        ),
      request: (method, url) => {
        const sent: JournalRequest = { method, url, sentAt: performance.now() };
        change(({ requests }) => ({ requests: [...requests, sent] }));
        return (status) => {
          const ended = { ...sent, status, endedAt: performance.now() };
          change(({ requests }) => ({
            requests: requests.map((request) => (request === sent ? ended : request)),
          }));
        };
      },
      settled: (outcome) =>
        change((current) => ({
          outcome,
          settledAt: performance.now(),
          by: this.#rivalOf(current, outcome),
        })),
    };
  }

  /** The calls of an action. Reactive: reads a signal. */
  of(action: LogoutAction): Calls {
    return this.#calls().get(action) ?? NONE;
  }

  /** Whether a call of the action has not settled yet. Reactive: reads a signal. */
  busy(action: LogoutAction): boolean {
    return this.of(action).kept.some(({ settledAt }) => settledAt === undefined);
  }

  /** Clears the calls of an action once all of them have settled. */
  clear(action: LogoutAction): void {
    if (this.busy(action)) return;
    this.#calls.update((all) => new Map([...all].filter(([other]) => other !== action)));
  }

  /** Moves the calls of an action to the one that replaces it. */
  move(from: LogoutAction, to: LogoutAction): void {
    const { total, kept } = this.of(from);
    if (from === to || total === 0) return;
    this.#moved.set(from, to);
    this.#calls.update((all) => {
      const others = [...all].filter(([action]) => action !== from);
      return new Map([
        ...others,
        [to, { total, kept: kept.map((entry) => ({ ...entry, action: to })) }],
      ]);
    });
  }

  #rivalOf({ action, number }: JournalEntry, outcome: LogoutOutcome): number | undefined {
    if (outcome.status !== 'discarded') return undefined;
    const { kept, total } = this.of(action);
    if (outcome.reason === 'superseded') return total > number ? total : undefined;
    if (outcome.reason !== 'busy') return undefined;
    return kept.find(isRunning)?.number;
  }

  #change(made: LogoutAction, number: number, changes: Change): void {
    const action = this.#moved.get(made) ?? made;
    if (!this.#calls().has(action)) return;
    this.#set(action, ({ total, kept }) => ({
      total,
      kept: kept.map((entry) =>
        entry.number === number ? { ...entry, ...changes(entry) } : entry,
      ),
    }));
  }

  #set(action: LogoutAction, change: (calls: Calls) => Calls): void {
    this.#calls.update((all) => new Map(all).set(action, change(all.get(action) ?? NONE)));
  }

  #dropOldActions(): void {
    if (this.actions().length <= KEPT_ACTIONS) return;
    const oldest = this.actions().find((action) => !this.busy(action));
    if (oldest) this.clear(oldest);
  }
}

/** Trims the list. The running call is always kept. */
function withoutOld(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  if (entries.length <= KEPT) return entries;
  return [...entries.slice(0, -KEPT).filter(isRunning), ...entries.slice(-KEPT)];
}

function isRunning({ settledAt, steps }: JournalEntry): boolean {
  return settledAt === undefined && steps.length > 0;
}
