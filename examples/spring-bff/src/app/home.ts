import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { LogoutActionDirective, type LogoutError } from 'ngx-logout-action';

@Component({
  selector: 'app-home',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>The server holds the tokens</h1>
    @if (me.value(); as user) {
      <p>Signed in as {{ user.username }}.</p>
      <button logoutAction (logoutFailed)="explain($event)">Sign out</button>
      <p role="alert">{{ problem() }}</p>
    } @else if (!me.isLoading()) {
      <a href="/bff/login">Sign in at the provider</a>
    }
  `,
})
export class Home {
  protected readonly me = httpResource<{ username: string } | null>(() => '/api/me');
  protected readonly problem = signal('');

  protected explain({ kind }: LogoutError): void {
    this.problem.set(`You may still be signed in (${kind}). Try again.`);
  }
}
