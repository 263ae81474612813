import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';

import { type LogoutAction } from 'ngx-logout-action';

import { CallJournal, type JournalEntry } from './call-journal';
import { describeCall } from './describe-call';
import { type Phase, PHASES, phasesOf } from './phases';

/** How many calls are drawn: only the most recent ones. */
const DRAWN = 20;

/** Draws the calls of an action as they happen and describes each in words. Requires `withActionsDialog()`. */
@Component({
  selector: 'logout-call-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length) {
      <p>
        {{ calls().total }} {{ calls().total === 1 ? 'call' : 'calls' }} in {{ seconds() }} s
        @if (calls().total > rows().length) {
          , the last {{ rows().length }} of them
        }
        <button type="button" [disabled]="busy()" (click)="clear()">Clear</button>
      </p>
      <ol [attr.aria-label]="'Calls of ' + action().name">
        @for (row of rows(); track row.number) {
          <li [attr.data-call]="row.number" [attr.data-outcome]="row.words">
            <span class="words">
              <b>{{ row.number }}</b> {{ row.words }}
              <span class="aside">{{ row.duration }} ms</span>
            </span>
            @if (row.error) {
              <span class="aside">{{ row.error }}</span>
            }
            <span class="track" aria-hidden="true">
              @for (phase of row.phases; track phase.kind) {
                <span
                  [class]="phase.kind"
                  [attr.data-phase]="phase.kind"
                  [style.inset-inline-start.%]="phase.from"
                  [style.inline-size.%]="phase.width"
                ></span>
              }
            </span>
          </li>
        }
      </ol>
      <ul class="legend" aria-hidden="true">
        @for (kind of kinds; track kind) {
          <li><span [class]="kind"></span>{{ kind }}</li>
        }
      </ul>
    } @else {
      <p>No call has been made as yet.</p>
    }
    <p class="summary" role="status">{{ summary() }}</p>
  `,
  styleUrl: './call-timeline.css',
})
export class LogoutCallTimeline {
  /** The action whose calls to draw. */
  readonly action = input.required<LogoutAction>();

  readonly #journal = inject(CallJournal);
  readonly #now = signal(performance.now());

  protected readonly kinds = PHASES;
  protected readonly calls = computed(() => this.#journal.of(this.action().name));
  protected readonly busy = computed(() => this.#journal.busy(this.action().name)());
  readonly #drawn = computed(() => this.calls().kept.slice(-DRAWN));
  readonly #start = computed(() => this.#drawn()[0]?.madeAt ?? 0);
  readonly #span = computed(() => {
    const ends = this.#drawn().map(({ settledAt }) => settledAt ?? this.#now());
    return Math.max(1, ...ends.map((end) => end - this.#start()));
  });
  protected readonly seconds = computed(() => (this.#span() / 1_000).toFixed(1));
  protected readonly rows = computed(() => this.#drawn().map((entry) => this.#row(entry)));
  protected readonly summary = computed(() =>
    this.busy()
      ? ''
      : this.rows()
          .map(({ number, words }) => `${number}: ${words}`)
          .join(', '),
  );

  constructor() {
    effect((onCleanup) => {
      if (!this.busy()) return;
      const clock = setInterval(() => this.#now.set(performance.now()), 100);
      onCleanup(() => clearInterval(clock));
    });
  }

  protected clear(): void {
    this.#journal.clear(this.action().name);
  }

  #row(entry: JournalEntry) {
    const now = Math.max(this.#now(), entry.madeAt);
    const { outcome } = entry;
    return {
      number: entry.number,
      words: describeCall(entry),
      error: outcome?.status === 'failed' ? outcome.error.message : '',
      duration: Math.round((entry.settledAt ?? now) - entry.madeAt),
      phases: phasesOf(entry, now).map((phase) => this.#bar(phase)),
    };
  }

  /** Position and width in percent of the track. Phases too short to see get a minimum width where they matter. */
  #bar({ kind, from, to }: Phase) {
    const percent = (milliseconds: number) => (milliseconds * 100) / this.#span();
    const least = ['waiting', 'guards', 'onBeforeUpdate'].includes(kind) ? 0 : 0.8;
    const start = Math.min(percent(from - this.#start()), 100 - least);
    return { kind, from: start, width: Math.max(least, percent(to - from)) };
  }
}
