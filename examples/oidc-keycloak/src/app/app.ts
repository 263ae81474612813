import {
  ChangeDetectionStrategy,
  Component,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { LogoutActionDirective, type LogoutError } from 'ngx-logout-action';

import { Session } from './session';

@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>OpenID Connect</h1>
    @if (session.user(); as user) {
      <p>Signed in as {{ user }}.</p>
      <button logoutAction (logoutFailed)="explain($event)">Sign out</button>
    } @else {
      <p>You are signed out.</p>
      <button type="button" (click)="session.signIn()">Sign in</button>
    }
    <p role="alert">{{ problem() }}</p>
  `,
  encapsulation: ViewEncapsulation.None,
  styleUrl: './app.css',
})
export class App {
  protected readonly session = inject(Session);
  protected readonly problem = signal('');

  protected explain({ kind }: LogoutError): void {
    this.problem.set(`You may still be signed in at the provider (${kind}). Try again.`);
  }
}
