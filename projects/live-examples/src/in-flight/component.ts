import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Clicks } from 'playground/timeline/clicks';
import { runningClock } from 'playground/timeline/running-clock';
import { Timeline } from 'playground/timeline/timeline';

import { type InFlightBehavior, injectLogoutAction } from 'ngx-logout-action';

import { PracticeSession } from '../shared/practice-session';

@Component({
  selector: 'live-in-flight-example',
  imports: [Timeline],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <fieldset>
        <legend class="visually-hidden">In-flight behavior</legend>
        @for (behavior of behaviors; track behavior) {
          <label>
            <input
              type="radio"
              name="behavior"
              [checked]="behavior === action.options().inFlightBehavior"
              (change)="action.update({ inFlightBehavior: behavior })"
            />
            <code>{{ behavior }}</code>
          </label>
        }
      </fieldset>
      <div class="row">
        <button type="button" class="primary" (click)="signOut()">Sign out</button>
        <button type="button" (click)="signOutSixTimes()">Click six times</button>
        <span class="good" role="status">{{ verdict() }}</span>
      </div>
      <app-timeline
        label="Clicks on “Sign out”"
        [clicks]="clicks.all()"
        [now]="now()"
        [requests]="session.requests()"
        [minLength]="3000"
      />
    </div>
  `,
  styles: `
    .row {
      min-block-size: 38px;
    }

    app-timeline {
      --words: 11.5rem;
    }

    @media (max-width: 640px) {
      [role='status'] {
        flex: 1 0 100%;
        min-block-size: 20px;
      }

      app-timeline {
        --words: 9.3rem;
      }
    }
  `,
})
export class InFlightExample {
  protected readonly session = inject(PracticeSession);
  protected readonly clicks = new Clicks();
  protected readonly behaviors: InFlightBehavior[] = ['doNotExecute', 'executeLast', 'executeAll'];
  protected readonly action = injectLogoutAction({
    name: 'inFlightExample',
    inFlightBehavior: 'doNotExecute',
    useDefaultSuccessHandler: false,
    onBeforeUpdate: ({ data }) => this.clicks.sent(data),
  });
  protected readonly now = runningClock(this.action.pending, () => this.clicks.now());
  protected readonly verdict = signal('');
  readonly #running = computed(() => this.clicks.all().some(({ outcome }) => !outcome));
  #begun: Promise<void> | undefined;

  protected async signOut(): Promise<void> {
    if (!this.#running()) this.#begun ??= this.#begin();
    await this.#begun;
    await this.clicks.click(this.action);
    await this.#judge();
  }

  protected async signOutSixTimes(): Promise<void> {
    for (let click = 0; click < 6; click++) {
      void this.signOut();
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  }

  async #begin(): Promise<void> {
    this.verdict.set('');
    // Leaves time for more clicks.
    this.session.answers = { delay: 1_500 };
    await this.session.start();
    this.clicks.begin();
    this.#begun = undefined;
  }

  async #judge(): Promise<void> {
    if (this.#running()) return;
    await this.session.refresh();
    const [clicks, requests] = [this.clicks.all().length, this.session.requests().length];
    this.verdict.set(`${count(clicks, 'click')}, ${count(requests, 'request')}`);
  }
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
