import { HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';

import { DEMO } from '../session/demo-account';
import { provider } from '../session/provider';
import { Session } from '../session/session';

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'User name or password is wrong.',
  429: 'Too many failed attempts. Try again later.',
};

@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Sign in</h1>
    <p class="quiet">
      The demo account is filled in: <code>{{ demo.username }}</code> with the password
      <code>{{ demo.password }}</code>.
    </p>
    <form class="card" (submit)="signIn($event, username.value, password.value)">
      <label for="username">User name</label>
      <input #username id="username" autocomplete="username" [value]="demo.username" required />
      <label for="password">Password</label>
      <input
        #password
        id="password"
        type="password"
        autocomplete="current-password"
        [value]="demo.password"
        required
      />
      <button class="primary" type="submit">Sign in</button>
      @if (refusal(); as text) {
        <p role="alert">{{ text }}</p>
      }
    </form>
    @if (hasProvider) {
      <p>
        Or
        <a href="/bff/login">sign in with an account at the OpenID Provider</a>
        beside it: the server is its client, and signing out ends both sessions.
      </p>
    }
  `,
  styles: `
    form {
      max-width: 26rem;
    }

    p[role='alert'] {
      margin: 1rem 0 0;
    }
  `,
})
export class Login {
  readonly #session = inject(Session);
  readonly #router = inject(Router);

  protected readonly demo = DEMO;
  protected readonly hasProvider = provider.length > 0;
  protected readonly refusal = signal('');

  protected async signIn(event: Event, username: string, password: string): Promise<void> {
    event.preventDefault();
    this.refusal.set('');
    try {
      await this.#session.signIn(username, password);
      await this.#router.navigateByUrl('/account');
    } catch (error) {
      const status = error instanceof HttpErrorResponse ? error.status : 0;
      this.refusal.set(REFUSALS[status] ?? 'The server could not be reached. Try again.');
    }
  }
}
