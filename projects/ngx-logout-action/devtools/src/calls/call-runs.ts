import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';

import { LogoutActionService } from 'ngx-logout-action';

import { CallDetails } from './call-details';
import type { JournalEntry } from './call-journal';
import { describeCall, labelOf } from './describe-call';
import { type Phase, PHASES, phasesOf } from './phases';
import { type Run, runsOf, ticksOf } from './runs';
import { clockTime, inMilliseconds } from './times';

/** Milliseconds between two drawings of a pending call. */
const FRAME = 100;

/** Draws calls on a time axis as they happen; each opens its details. */
@Component({
  selector: 'logout-call-runs',
  imports: [CallDetails],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (run of runs(); track run.from) {
      <div class="run">
        <div class="axis" aria-hidden="true">
          <span class="when">{{ run.when }}</span>
          <span class="ticks">
            @for (tick of run.ticks; track tick.at) {
              <span [class.end]="tick.at > 95" [style.inset-inline-start.%]="tick.at">{{
                tick.label
              }}</span>
            }
          </span>
        </div>
        <ol [attr.aria-label]="label() + ', ' + run.when">
          @for (row of run.rows; track row.key) {
            <li [attr.data-call]="row.number" [attr.data-outcome]="row.words">
              <details>
                <summary>
                  <span class="words">
                    <b>{{ row.label }}</b>
                    {{ row.words }}
                    @if (row.ended) {
                      <span class="mark">ended</span>
                    }
                  </span>
                  <span class="track" [style.--step]="run.step" aria-hidden="true">
                    @for (phase of row.phases; track phase.kind) {
                      <span
                        [class]="phase.kind"
                        [attr.data-phase]="phase.kind"
                        [style.inset-inline-start.%]="phase.from"
                        [style.inline-size.%]="phase.width"
                      ></span>
                    }
                  </span>
                  <span class="duration">{{ row.duration }}</span>
                </summary>
                <logout-call-details [entry]="row.entry" [now]="now()" />
              </details>
            </li>
          }
        </ol>
      </div>
    } @empty {
      <p class="hint">No calls yet.</p>
    }
    @if (runs().length) {
      <ul class="legend" aria-hidden="true">
        @for (kind of kinds; track kind) {
          <li><i [class]="kind"></i>{{ kind }}</li>
        }
      </ul>
    }
    <p class="spoken" role="status">{{ summary() }}</p>
  `,
})
export class CallRuns {
  /** The calls to draw. */
  readonly entries = input.required<readonly JournalEntry[]>();
  /** Describes the list to screen readers. */
  readonly label = input.required<string>();
  /** Whether each row names its action. */
  readonly named = input(false);

  readonly #service = inject(LogoutActionService);
  protected readonly now = signal(performance.now());

  protected readonly kinds = PHASES;
  readonly #pending = computed(() =>
    this.entries().some(({ settledAt }) => settledAt === undefined),
  );
  protected readonly runs = computed(() =>
    runsOf(this.entries(), this.now()).map((run) => this.#draw(run)),
  );
  /** Announces to screen readers how the latest run ended. */
  protected readonly summary = computed(() => {
    const latest = this.#pending() ? undefined : this.runs()[0];
    return (latest?.rows ?? []).map(({ label, words }) => `${label}: ${words}`).join(', ');
  });

  constructor() {
    effect((onCleanup) => {
      if (!this.#pending()) return;
      const clock = setInterval(() => this.now.set(performance.now()), FRAME);
      onCleanup(() => clearInterval(clock));
    });
  }

  #draw(run: Run) {
    const { from, span, entries } = run;
    const ticks = ticksOf(span).map(({ at, label }) => ({ at: (at * 100) / span, label }));
    return {
      from,
      when: clockTime(from),
      ticks,
      step: `${ticks[1]?.at ?? 100}%`,
      rows: entries.map((entry) => this.#row(entry, run)),
    };
  }

  #row(entry: JournalEntry, run: Run) {
    const now = Math.max(this.now(), entry.madeAt);
    return {
      entry,
      key: `${entry.action.name} ${entry.madeAt} ${entry.number}`,
      number: entry.number,
      label: labelOf(entry, this.named()),
      words: describeCall(entry),
      ended: this.named() && !this.#service.actions().includes(entry.action),
      duration: inMilliseconds((entry.settledAt ?? now) - entry.madeAt),
      phases: phasesOf(entry, now).map((phase) => bar(phase, run)),
    };
  }
}

/** Position and width in percent of the track. Short phases that matter get a minimum width. */
function bar({ kind, from, to }: Phase, run: Run) {
  const percent = (milliseconds: number) => (milliseconds * 100) / run.span;
  const least = ['waiting', 'guards', 'onBeforeUpdate'].includes(kind) ? 0 : 0.8;
  const start = Math.min(percent(from - run.from), 100 - least);
  return { kind, from: start, width: Math.max(least, percent(to - from)) };
}
