import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';

import { CallJournal, type JournalEntry } from './call-journal';
import { describeOutcome } from './describe-outcome';

/** A part of a call's bar, from and to in percent of the width. */
interface Phase {
  readonly kind: 'waiting' | 'guard' | 'request' | 'redirect' | 'discarded';
  readonly from: number;
  readonly width: number;
}

const ROW = 34;
const BAR = 18;
const PHASES = ['waiting', 'guard', 'request', 'redirect', 'discarded'] as const;

/** Draws what became of each click, and says it in words below. */
@Component({
  selector: 'app-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (journal.entries().length) {
      <svg [attr.height]="height()" width="100%" role="img" aria-labelledby="timeline-title">
        <title id="timeline-title">What became of each click, from left to right</title>
        @for (mark of marks(); track mark.label) {
          <line
            class="mark"
            [attr.x1]="mark.at + '%'"
            [attr.x2]="mark.at + '%'"
            y1="0"
            [attr.y2]="height() - 18"
          />
          <text class="scale" [attr.x]="mark.at + '%'" [attr.y]="height() - 4">
            {{ mark.label }}
          </text>
        }
        @for (row of rows(); track row.number) {
          <g [attr.data-call]="row.number" [attr.data-outcome]="row.words">
            @for (phase of row.phases; track phase.kind) {
              <rect
                [class]="phase.kind"
                [attr.data-phase]="phase.kind"
                [attr.x]="phase.from + '%'"
                [attr.y]="row.y"
                [attr.width]="phase.width + '%'"
                [attr.height]="bar"
                rx="4"
              />
            }
            <text class="label" x="0" [attr.y]="row.y - 3">{{ row.number }} · {{ row.words }}</text>
          </g>
        }
      </svg>
      <ul class="legend" aria-hidden="true">
        @for (kind of kinds; track kind) {
          <li><span [class]="kind"></span>{{ kind }}</li>
        }
      </ul>
    } @else {
      <p class="quiet">Nothing yet. Sign out, more than once.</p>
    }
    <p class="summary quiet" role="status">{{ summary() }}</p>
  `,
  styles: `
    svg {
      display: block;
      overflow: visible;
    }

    .mark {
      stroke: var(--line);
    }

    text {
      fill: var(--text);
      font-size: 12px;
    }

    .scale {
      fill: var(--quiet);
    }

    rect.waiting,
    .legend .waiting {
      fill: var(--waiting);
      background: var(--waiting);
    }

    rect.guard,
    .legend .guard {
      fill: var(--guard);
      background: var(--guard);
    }

    rect.request,
    .legend .request {
      fill: var(--request);
      background: var(--request);
    }

    rect.redirect,
    .legend .redirect {
      fill: var(--redirect);
      background: var(--redirect);
    }

    rect.discarded,
    .legend .discarded {
      fill: var(--discarded);
      background: var(--discarded);
    }

    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      margin: 0.75rem 0 0;
      padding: 0;
      color: var(--quiet);
      font-size: 0.875rem;
      list-style: none;
    }

    .legend span {
      display: inline-block;
      inline-size: 0.8em;
      block-size: 0.8em;
      margin-inline-end: 0.4em;
      border-radius: 3px;
    }

    .summary {
      margin: 0.75rem 0 0;
    }
  `,
})
export class Timeline {
  protected readonly journal = inject(CallJournal);
  protected readonly bar = BAR;
  protected readonly kinds = PHASES;
  readonly #now = signal(performance.now());

  readonly #start = computed(() => this.journal.entries()[0]?.clickedAt ?? 0);
  readonly #span = computed(() => {
    const ends = this.journal.entries().map(({ settledAt }) => settledAt ?? this.#now());
    return Math.max(1_000, ...ends.map((end) => end - this.#start()));
  });

  protected readonly height = computed(() => this.journal.entries().length * ROW + 36);
  protected readonly marks = computed(() => {
    const seconds = this.#span() / 1_000;
    const step = [0.25, 0.5, 1, 2, 5, 10].find((size) => seconds / size <= 6) ?? 30;
    return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => ({
      at: (index * step * 100) / seconds,
      label: `${index * step} s`,
    })).filter(({ at }) => at < 96);
  });

  protected readonly rows = computed(() =>
    this.journal.entries().map((entry, index) => ({
      number: entry.number,
      words: describeOutcome(entry.outcome),
      y: index * ROW + 14,
      phases: this.#phases(entry),
    })),
  );

  protected readonly summary = computed(() => {
    const entries = this.journal.entries();
    if (!entries.length || this.journal.busy()) return '';
    return entries
      .map(({ number, outcome }) => `${number}: ${describeOutcome(outcome)}`)
      .join(', ');
  });

  constructor() {
    effect((onCleanup) => {
      if (!this.journal.busy()) return;
      const clock = setInterval(() => this.#now.set(performance.now()), 50);
      onCleanup(() => clearInterval(clock));
    });
  }

  #phases(entry: JournalEntry): readonly Phase[] {
    const end = entry.settledAt ?? Math.max(this.#now(), entry.clickedAt);
    const begin = {
      waiting: entry.clickedAt,
      guard: entry.admittedAt,
      request: entry.requestedAt,
      redirect: entry.answeredAt,
      discarded: entry.outcome?.status === 'discarded' ? end : undefined,
    };
    const reached = PHASES.filter((kind) => begin[kind] !== undefined);
    return reached.map((kind, index) => {
      const from = begin[kind] ?? end;
      const following = reached[index + 1];
      const to = (following && begin[following]) ?? end;
      return {
        kind,
        from: this.#percent(from - this.#start()),
        width: this.#width(kind, to - from),
      };
    });
  }

  #percent(milliseconds: number): number {
    return (milliseconds * 100) / this.#span();
  }

  /** What takes no time at all is drawn all the same where it is what counts. */
  #width(kind: Phase['kind'], milliseconds: number): number {
    const least = kind === 'discarded' || kind === 'redirect' ? 0.8 : 0;
    return Math.max(least, this.#percent(milliseconds));
  }
}
