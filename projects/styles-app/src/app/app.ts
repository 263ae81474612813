import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';

import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

/**
 * A page with elements that style sheets usually style. It counts the key presses and clicks that
 * reach it.
 */
@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective, RouterLink, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'keys.set(keys() + 1)' },
  template: `
    <nav aria-label="Pages">
      <a routerLink="/" queryParamsHandling="preserve">Home</a>
      <a routerLink="/orders" queryParamsHandling="preserve">Orders</a>
    </nav>
    <main>
      <router-outlet />
      <p>Keys: {{ keys() }}, clicks: {{ clicks() }}</p>
      <button type="button" (click)="clicks.set(clicks() + 1)">Count</button>
      <button class="btn btn-primary" logoutAction>Sign out</button>
    </main>
  `,
})
export class App {
  protected readonly keys = signal(0);
  protected readonly clicks = signal(0);

  constructor() {
    // For tests that attach functions to the action.
    Object.assign(window, { logoutAction: inject(LogoutActionService).defaultAction });
  }
}
