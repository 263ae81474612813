import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { LogoutActionDirective, type LogoutOutcome } from 'ngx-logout-action';

@Component({
  selector: 'app-home',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>User: {{ user() }}</p>
    <p>Outcome: {{ outcome() }}</p>
    <button logoutAction (logoutSettled)="show($event)">Sign out</button>
  `,
})
export class Home {
  protected readonly user = signal('');
  protected readonly outcome = signal('none');

  constructor() {
    inject(HttpClient)
      .get<{ user: string }>('/api/me')
      .subscribe(({ user }) => this.user.set(user));
  }

  protected show(outcome: LogoutOutcome): void {
    const kind = outcome.status === 'failed' ? ` (${outcome.error.kind})` : '';
    this.outcome.set(outcome.status + kind);
  }
}
