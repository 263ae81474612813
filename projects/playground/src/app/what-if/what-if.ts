import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';

import { injectLogoutAction, type LogoutOutcome, SpinnerContextDirective } from 'ngx-logout-action';

import { ServerLaboratory } from '../in-flight/server-laboratory';
import { Slowness } from '../in-flight/slow-guard';
import { DEMO } from '../session/demo-account';
import { Session } from '../session/session';
import { describeOutcome } from './describe-outcome';
import { type Failure, FAILURES, NOTHING } from './failures';

/** Lets anyone switch each failure on and see how it ends. */
@Component({
  selector: 'app-what-if',
  imports: [SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>What if …</h1>
    <p class="quiet">
      Choose what goes wrong with the next sign-out, sign out, and see how it ends. The action waits
      2 s for an answer. In the console: <code>await logoutAction.invoke()</code>
    </p>
    <section class="card" [spinnerContext]="'what-if'" aria-label="What goes wrong">
      <fieldset>
        <legend>What if</legend>
        @for (failure of failures; track failure.name) {
          <label class="choice">
            <input
              type="radio"
              name="failure"
              [checked]="chosen() === failure"
              [disabled]="failure.fault && !takesOrders"
              (change)="chosen.set(failure)"
            />
            {{ failure.words }}
          </label>
        }
      </fieldset>
      @if (!takesOrders) {
        <p class="quiet">
          To choose the faults of the server, start it with
          <code>npm start -- --test-mode</code> and open the address that it prints.
        </p>
      }
      <p class="buttons">
        <button class="primary" (click)="signOut()">Sign out</button>
        <button [disabled]="!!session.user()" (click)="signInAgain()">
          {{ session.user() ? 'Signed in' : 'Sign in again' }}
        </button>
      </p>
    </section>
    <section class="card" aria-labelledby="end">
      <h2 id="end">How it ended</h2>
      <p class="outcome">{{ words() }}</p>
      <p class="quiet">{{ session.user() ? 'Signed in here.' : 'Nobody is signed in here.' }}</p>
      <p class="quiet">Cleanup ran {{ session.forgotten() }} times.</p>
    </section>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    }

    .outcome {
      font-weight: 600;
    }
  `,
})
export class WhatIf {
  readonly #laboratory = inject(ServerLaboratory);
  readonly #slowness = inject(Slowness);
  protected readonly session = inject(Session);
  readonly #action = injectLogoutAction({
    name: 'whatIf',
    useDefaultSuccessHandler: false,
    timeout: 2_000,
    spinnerContext: 'what-if',
    spinnerMessage: 'Signing out',
  });

  protected readonly takesOrders = this.#laboratory.takesOrders;
  protected readonly failures = FAILURES;
  protected readonly chosen = signal<Failure>(NOTHING);
  protected readonly words = signal('Not yet tried.');

  constructor() {
    Object.assign(inject(DOCUMENT).defaultView ?? {}, { logoutAction: this.#action });
  }

  /** For the route's `canDeactivate`. */
  letsGo(): boolean {
    return !this.chosen().holdsOn;
  }

  protected async signOut(): Promise<void> {
    this.words.set('Under way …');
    const { fault, redirectTo, guardThrows = false } = this.chosen();
    // A server that cannot be reached takes no orders, and the sign-out shows how that ends.
    if (this.takesOrders) await this.#laboratory.order(fault).catch(() => undefined);
    this.#slowness.guardThrows.set(guardThrows);
    const useDefaultSuccessHandler = redirectTo !== undefined;
    const call = { redirectTo, useDefaultSuccessHandler };
    this.words.set(inFull(await this.#action.invoke(call)));
  }

  protected async signInAgain(): Promise<void> {
    await this.session
      .signIn(DEMO.username, DEMO.password)
      .catch(() => this.words.set('Signing in did not work.'));
  }
}

function inFull(outcome: LogoutOutcome): string {
  const status = outcome.status === 'failed' ? outcome.error.status : undefined;
  return describeOutcome(outcome) + (status ? ` (${status})` : '');
}
