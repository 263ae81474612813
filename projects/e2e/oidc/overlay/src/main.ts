import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, provideAppInitializer } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';
import {
  clearStorage,
  LogoutActionService,
  provideLogoutAction,
  withCleanup,
} from 'ngx-logout-action';
import { OidcLogoutReturn, oidcLogoutInterceptor, withOidcLogout } from 'ngx-logout-action/oidc';

import { App } from './app/app';
import { logoutAction } from './app/logout';
import { clientId, issuer } from './app/provider';
import { Session } from './app/session';

/**
 * Like the example, but with a form instead of a URL, and endpoints instead of a discovery
 * document.
 */
const logoutByForm = provideLogoutAction(
  { redirectTo: 'home' },
  withOidcLogout({
    endSessionEndpoint: `${issuer}/session/end`,
    clientId,
    idToken: () => inject(OAuthService).getIdToken(),
    signOutLocally: () => inject(OAuthService).logOut(true),
    method: 'post',
    uiLocales: 'fr',
    logoutHint: () => 'demo',
  }),
  // Clears even the entries of the library.
  withCleanup(clearStorage({ session: 'all' })),
);

/** Shows what the tests check. */
@Component({
  selector: 'app-watch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>Return: {{ returned }}</p>
    <p>Outcome: {{ outcome() }}</p>
  `,
})
class Watch {
  protected readonly returned = inject(OidcLogoutReturn).result;
  readonly #action = inject(LogoutActionService).defaultAction;

  constructor() {
    const oauth = inject(OAuthService);
    Object.assign(window, { oauth, action: this.#action });
    const session = inject(Session);
    // Like the guard of an app that has no page for signed-out users.
    if (localStorage.getItem('auto-login') && !session.user()) session.signIn();
  }

  protected outcome(): string {
    const outcome = this.#action.lastOutcome();
    if (outcome?.status === 'succeeded') return JSON.stringify(outcome.response.body);
    return outcome?.status === 'failed' ? `${outcome.error.kind}: ${outcome.error.message}` : '';
  }
}

const app = await bootstrapApplication(App, {
  providers: [
    provideRouter([]),
    provideHttpClient(withInterceptors([oidcLogoutInterceptor])),
    provideOAuthClient(),
    localStorage.getItem('method') === 'post' ? logoutByForm : logoutAction,
    provideAppInitializer(() => inject(Session).start()),
  ],
});
app.bootstrap(Watch, document.body.appendChild(document.createElement('app-watch')));
