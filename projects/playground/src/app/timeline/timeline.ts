import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

import { axisOf } from './axis';
import type { Click } from './clicks';
import { describeOutcome } from './describe-outcome';

/** A request recorded by the server. Times are in milliseconds since the series began. */
export interface ServerRequest {
  readonly arrivedAt: number;
  readonly endedAt?: number | undefined;
  readonly status?: number | undefined;
}

interface Bar {
  readonly kind: 'waiting' | 'guard' | 'request';
  readonly from: number;
  readonly width: number;
}

/** The width of a mark, in percent of the axis. The end mark hides the click mark below it. */
const MARK_WIDTH = 7;

/** Draws clicks as they happen: when each was made, waited, and ran, and how it ended. */
@Component({
  selector: 'app-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol [attr.aria-label]="label()">
      @for (row of rows(); track row.number) {
        <li [attr.data-call]="row.number" [attr.data-outcome]="row.words" [class]="row.tone">
          <span class="number">{{ row.number }}</span>
          <span class="rail" aria-hidden="true">
            @for (bar of row.bars; track bar.kind) {
              <span
                [class]="'bar ' + bar.kind"
                [attr.data-phase]="bar.kind"
                [style.inset-inline-start.%]="bar.from"
                [style.inline-size.%]="bar.width"
              ></span>
            }
            @if (row.end === undefined || row.end - row.at > MARK_WIDTH) {
              <span class="click" [style.inset-inline-start.%]="row.at"></span>
            }
            @if (row.end !== undefined) {
              <span class="end" [style.inset-inline-start.%]="row.end">{{ row.mark }}</span>
            }
          </span>
          <span class="words">{{ row.words }}</span>
        </li>
      }
      @for (row of spare(); track row) {
        <li class="spare" aria-hidden="true">
          <span class="number">{{ row }}</span><span class="rail"></span><span class="words"></span>
        </li>
      }
    </ol>
    @if (requests(); as list) {
      <div class="server" [class.any]="list.length">
        <span class="name">{{ serverLabel() }}<span class="more"> reached the server</span></span>
        <span class="rail" aria-hidden="true">
          @for (request of list; track $index) {
            <span
              class="bar reached"
              [style.inset-inline-start.%]="percent(request.arrivedAt)"
              [style.inline-size.%]="percent((request.endedAt ?? now()) - request.arrivedAt)"
            ></span>
          }
        </span>
      </div>
    }
    <div class="axis" aria-hidden="true">
      @for (tick of axis().ticks; track tick) {
        <span [style.inset-inline-start.%]="percent(tick)">{{ tick / 1000 }} s</span>
      }
    </div>
    <p class="visually-hidden" role="status">{{ summary() }}</p>
  `,
  styleUrl: './timeline.css',
})
export class Timeline {
  readonly clicks = input.required<readonly Click[]>();
  /** Milliseconds since the series began, while it is running. */
  readonly now = input.required<number>();
  readonly label = input('Clicks');
  /** How many rows to reserve, so that nothing moves when they are filled. */
  readonly rowCount = input(6);
  /** The requests recorded by the server. */
  readonly requests = input<readonly ServerRequest[]>();
  /** The minimum length of the axis in milliseconds. */
  readonly minLength = input(2_000);

  protected readonly MARK_WIDTH = MARK_WIDTH;
  protected readonly axis = computed(() => {
    const ends = this.clicks().map(({ settledAt }) => settledAt ?? this.now());
    return axisOf(Math.max(this.minLength(), ...ends));
  });
  protected readonly rows = computed(() => this.clicks().map((click) => this.#row(click)));
  protected readonly spare = computed(() => {
    const used = this.clicks().length;
    return Array.from({ length: Math.max(0, this.rowCount() - used) }, (_, i) => used + i + 1);
  });
  protected readonly serverLabel = computed(() => {
    const count = this.requests()?.length ?? 0;
    return count === 1 ? '1 request' : `${count} requests`;
  });
  protected readonly summary = computed(() => {
    const clicks = this.clicks();
    if (clicks.length === 0 || clicks.some(({ settledAt }) => settledAt === undefined)) return '';
    return this.rows()
      .map(({ number, words }) => `${number}: ${words}`)
      .join(', ');
  });

  protected percent(milliseconds: number): number {
    return (milliseconds * 100) / this.axis().length;
  }

  #row(click: Click) {
    const { number, at, admittedAt, sentAt, settledAt, outcome } = click;
    const end = settledAt ?? Math.max(this.now(), at);
    const beginnings: [Bar['kind'], number | undefined][] = [
      ['waiting', at],
      ['guard', admittedAt],
      ['request', sentAt],
    ];
    const reached = beginnings.filter(
      (entry): entry is [Bar['kind'], number] => entry[1] !== undefined,
    );
    const bars = reached.map(([kind, from], index): Bar => {
      const to = reached[index + 1]?.[1] ?? end;
      return { kind, from: this.percent(from), width: this.percent(to - from) };
    });
    return {
      number,
      bars: bars.filter(({ width }) => width > 0.2),
      at: this.percent(at),
      end: settledAt === undefined ? undefined : this.percent(settledAt),
      words: describeOutcome(outcome),
      ...lookOf(outcome?.status),
    };
  }
}

function lookOf(status: string | undefined): { tone: string; mark: string } {
  switch (status) {
    case undefined:
      return { tone: 'pending', mark: '' };
    case 'succeeded':
      return { tone: 'good', mark: '✓' };
    case 'discarded':
      return { tone: 'discarded', mark: '×' };
    default:
      return { tone: 'bad', mark: '!' };
  }
}
