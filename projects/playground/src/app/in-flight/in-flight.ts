import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCard, MatCardContent, MatCardHeader, MatCardTitle } from '@angular/material/card';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import type { InFlightBehavior } from 'ngx-logout-action';

import { runningClock } from '../timeline/running-clock';
import { Timeline } from '../timeline/timeline';
import { Icon } from '../ui/icon';
import { Rehearsal } from './rehearsal';

const CLICK_INTERVAL = 120;

/** The three in-flight behaviors side by side. */
@Component({
  selector: 'app-in-flight',
  imports: [
    Icon,
    MatButton,
    MatCard,
    MatCardContent,
    MatCardHeader,
    MatCardTitle,
    MatFormField,
    MatInput,
    MatLabel,
    Timeline,
  ],
  providers: [Rehearsal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './in-flight.html',
  styleUrl: './in-flight.css',
})
export class InFlight {
  readonly #rehearsal = inject(Rehearsal);

  protected readonly serverDelay = signal(3_000);
  protected readonly guardDelay = signal(0);
  protected readonly refusal = signal('');
  protected readonly delays = [0, 500, 1_000, 2_000, 3_000, 5_000];
  readonly #now = runningClock(
    () => this.#rehearsal.isRunning(),
    () => this.#rehearsal.tracks().get('executeAll')?.clicks.now() ?? 0,
  );

  protected readonly columns = computed(() =>
    BEHAVIORS.map((column) => ({
      ...column,
      clicks: this.#rehearsal.tracks().get(column.behavior)?.clicks.all() ?? [],
      requests: this.#rehearsal.requests(column.behavior),
      now: this.#now(),
    })),
  );

  protected async clickSixTimes(results: HTMLElement): Promise<void> {
    show(results);
    if (await this.#begin()) await this.#rehearsal.clickTimes(6, CLICK_INTERVAL);
  }

  /** Joins a run in progress, or starts one. */
  protected async clickOnce(results: HTMLElement): Promise<void> {
    show(results);
    if (this.#rehearsal.isRunning() || (await this.#begin())) this.#rehearsal.click();
  }

  async #begin(): Promise<boolean> {
    this.refusal.set('');
    try {
      await this.#rehearsal.begin(
        BEHAVIORS.map(({ behavior }) => behavior),
        { delay: this.serverDelay(), guardDelay: this.guardDelay() },
      );
      return true;
    } catch {
      this.refusal.set('The server could not be reached. Is it running?');
      return false;
    }
  }
}

/** Scrolls the results into view, unless they are already visible. */
function show(results: HTMLElement): void {
  results.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

const BEHAVIORS: readonly {
  behavior: InFlightBehavior;
  isDefault: boolean;
  meaning: string;
}[] = [
  {
    behavior: 'executeLast',
    isDefault: true,
    meaning: 'The last click waits, then runs. Clicks in between are discarded.',
  },
  {
    behavior: 'executeAll',
    isDefault: false,
    meaning: 'Every click runs, one after another.',
  },
  {
    behavior: 'doNotExecute',
    isDefault: false,
    meaning: 'Clicks are discarded while one is running.',
  },
];
