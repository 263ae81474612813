import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LogoutActionDirective } from 'ngx-logout-action';

import { UserStore } from './user-store';

@Component({
  selector: 'app-account',
  imports: [LogoutActionDirective, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Account</h1>
    @if (store.user(); as user) {
      <p>Signed in as {{ user }}.</p>
      <button logoutAction>Sign out</button>
    } @else {
      <p><a routerLink="/sign-in">Sign in</a> to start the countdown.</p>
    }
  `,
})
export class Account {
  protected readonly store = inject(UserStore);
}
