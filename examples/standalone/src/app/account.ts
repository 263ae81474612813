import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import {
  LogoutActionDirective,
  type LogoutError,
  SpinnerContextDirective,
} from 'ngx-logout-action';

@Component({
  selector: 'app-account',
  imports: [LogoutActionDirective, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Account</h1>
    <section [spinnerContext]="'account'">
      @if (account.hasValue()) {
        <p>{{ account.value().note }}</p>
      }
      <button
        logoutAction
        #signOut="logoutAction"
        logoutSpinnerContext="account"
        (logoutFailed)="explain($event)"
      >
        {{ signOut.pending() ? 'Signing out' : 'Sign out' }}
      </button>
      <p role="alert">{{ problem() }}</p>
    </section>
  `,
})
export class Account {
  protected readonly account = httpResource<{ note: string }>(() => '/api/account');
  protected readonly problem = signal('');

  protected explain(error: LogoutError): void {
    this.problem.set(
      error.kind === 'network'
        ? 'You are offline and may still be signed in. Try again.'
        : 'You may still be signed in. Try again.',
    );
  }
}
