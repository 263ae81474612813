import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

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
  template: `<h1>Sign in</h1>`,
})
export class Login {}
