import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { LogoutActionService } from 'ngx-logout-action';

import { Session } from './session';

/** A private page without a guard. */
@Component({
  selector: 'app-account',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Account</h1>
    <p>Private data</p>
    <a routerLink="/orders">Orders</a>
  `,
})
export class Account {}

@Component({
  selector: 'app-orders',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Orders</h1>
    <button type="button" (click)="load()">Load</button>
    <button type="button" (click)="loadEight()">Send eight requests</button>
  `,
})
export class Orders {
  readonly #http = inject(HttpClient);

  protected load(): void {
    this.#http.get('/api/account').subscribe({
      next: () => document.body.append('Loaded. '),
      error: ({ status }: HttpErrorResponse) => document.body.append(`Refused: ${status}. `),
    });
  }

  protected loadEight(): void {
    for (let count = 0; count < 8; count++) this.load();
  }
}

@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Sign in</h1>
    @switch (offlineLogout()) {
      @case ('pending') {
        <p role="status">Your sign-out will be completed when you are online.</p>
      }
      @case ('failed') {
        <p role="alert">You may still be signed in.</p>
      }
    }
    <form (submit)="signIn($event, username.value, password.value)">
      <label>User name <input #username autocomplete="username" /></label>
      <label>Password <input #password type="password" autocomplete="current-password" /></label>
      <button>Sign in</button>
    </form>
  `,
})
export class Login {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly offlineLogout = inject(LogoutActionService).offlineLogout;

  protected async signIn(event: Event, username: string, password: string): Promise<void> {
    event.preventDefault();
    await this.#session.signIn(username, password);
    await this.#router.navigateByUrl('/');
  }
}
