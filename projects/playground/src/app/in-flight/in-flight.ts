import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';

import { type InFlightBehavior, injectLogoutAction } from 'ngx-logout-action';
import { LogoutCallTimeline } from 'ngx-logout-action/devtools';

import { DEMO } from '../session/demo-account';
import { Session } from '../session/session';
import { ServerLaboratory } from './server-laboratory';
import { ServerRecord } from './server-record';
import { Slowness } from './slow-guard';

const CLICK_INTERVAL = 120;

/** Lets visitors try the three in-flight behaviors. */
@Component({
  selector: 'app-in-flight',
  imports: [LogoutCallTimeline, ServerRecord],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Calls in flight</h1>
    <p class="quiet">
      What becomes of a click while an earlier one is still being carried out? Choose, sign out more
      than once, and watch. You stay on this page, so that you can.
    </p>

    <section class="card controls" aria-label="How it behaves">
      <fieldset>
        <legend>In-flight behaviour</legend>
        @for (choice of behaviors; track choice.value) {
          <label class="choice">
            <input
              type="radio"
              name="behavior"
              [value]="choice.value"
              [checked]="action.options().inFlightBehavior === choice.value"
              (change)="action.update({ inFlightBehavior: choice.value })"
            />
            <span>
              <code>{{ choice.value }}</code>: {{ choice.meaning }}
            </span>
          </label>
        }
      </fieldset>
      <div>
        <label for="server-delay">The server takes</label>
        <select id="server-delay" #server (change)="slowness.server.set(+server.value)">
          @for (delay of delays; track delay) {
            <option [value]="delay" [selected]="delay === slowness.server()">
              {{ delay / 1000 }} s
            </option>
          }
        </select>
        <label for="guard-delay">The guard takes</label>
        <select id="guard-delay" #guard (change)="slowness.guard.set(+guard.value)">
          @for (delay of delays; track delay) {
            <option [value]="delay" [selected]="delay === slowness.guard()">
              {{ delay / 1000 }} s
            </option>
          }
        </select>
      </div>
    </section>

    <p class="buttons">
      <button class="primary" [attr.aria-busy]="action.pending() || null" (click)="signOut()">
        Sign out
      </button>
      <button (click)="signOutSixTimes()">Click six times</button>
      <button [disabled]="!!session.user() || action.pending()" (click)="signInAgain()">
        {{ session.user() ? 'Signed in as ' + session.user()?.name : 'Sign in again' }}
      </button>
    </p>
    @if (refusal(); as text) {
      <p role="alert">{{ text }}</p>
    }

    <section class="card" aria-labelledby="clicks">
      <h2 id="clicks">The clicks</h2>
      <logout-call-timeline [action]="action" />
    </section>
    <section class="card" aria-labelledby="record">
      <h2 id="record">The server’s own record</h2>
      <app-server-record [action]="action" />
    </section>
  `,
  styles: `
    .controls {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      gap: 1rem 2rem;
    }
  `,
})
export class InFlight {
  protected readonly session = inject(Session);
  protected readonly slowness = inject(Slowness);
  readonly #laboratory = inject(ServerLaboratory);

  protected readonly action = injectLogoutAction({
    name: 'inFlightDemo',
    useDefaultSuccessHandler: false,
  });
  protected readonly refusal = signal('');
  protected readonly delays = [0, 500, 1_000, 2_000, 5_000];
  protected readonly behaviors: { value: InFlightBehavior; meaning: string }[] = [
    { value: 'doNotExecute', meaning: 'the others are discarded' },
    { value: 'executeAll', meaning: 'one after another' },
    { value: 'executeLast', meaning: 'the last one runs, the others are discarded' },
  ];

  protected async signOut(): Promise<void> {
    await this.#prepare();
    void this.action.invoke();
  }

  protected async signOutSixTimes(): Promise<void> {
    await this.#prepare();
    for (let click = 0; click < 6; click++) {
      setTimeout(() => void this.action.invoke(), click * CLICK_INTERVAL);
    }
  }

  protected async signInAgain(): Promise<void> {
    this.refusal.set('');
    try {
      await this.session.signIn(DEMO.username, DEMO.password);
    } catch {
      this.refusal.set('Signing in did not work. Is the server running?');
    }
  }

  /** The server is as slow as was chosen, for the first click of a series and all that follow. */
  async #prepare(): Promise<void> {
    if (this.action.pending()) return;
    await this.#laboratory.begin(this.slowness.server()).catch(() => undefined);
  }
}
