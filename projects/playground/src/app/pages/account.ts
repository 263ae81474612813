import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';

import { LogoutActionDirective } from 'ngx-logout-action';

import { Session } from '../session/session';

@Component({
  selector: 'app-account',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ session.user()?.name }}</h1>
    <p class="quiet">What stands here is nobody else’s business.</p>
    <section class="card">
      <h2>Private note</h2>
      @if (account.hasValue()) {
        <p>{{ account.value().note }}</p>
      } @else if (account.error()) {
        <p role="alert">The server does not tell it any more.</p>
      }
      <button class="primary" logoutAction>Sign out here</button>
    </section>
  `,
})
export class Account {
  protected readonly session = inject(Session);
  protected readonly account = httpResource<{ note: string }>(() => '/api/account');
}
