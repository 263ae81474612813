import { inject } from '@angular/core';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';
import { clearStorage, provideLogoutAction, withCleanup, withTabSync } from 'ngx-logout-action';
import { withOidcLogout } from 'ngx-logout-action/oidc';

import { CLIENT, issuer, path } from '../setting';
import { OAuthClient } from './oauth-client';

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
  withOidcLogout({
    issuer,
    clientId: 'spa',
    idToken: () => inject(OAuthService).getIdToken(),
    revoke: () => [{ token: inject(OAuthService).getRefreshToken(), hint: 'refresh_token' }],
    signOutLocally: () => inject(OAuthService).logOut(true),
  }),
  // In the other tabs, too.
  withCleanup(() => inject(OAuthService).logOut(true)),
  withTabSync(),
);
// #endregion

const logoutByForm = provideLogoutAction(
  { redirectTo: path },
  withOidcLogout({
    endSessionEndpoint: `${issuer}/session/end`,
    clientId: 'spa',
    idToken: () => inject(OAuthService).getIdToken(),
    signOutLocally: () => inject(OAuthService).logOut(true),
    method: 'post',
    uiLocales: 'fr',
    logoutHint: () => 'demo',
  }),
  // Empties even what the library itself keeps there.
  withCleanup(clearStorage({ session: 'all' })),
);

export const providers = [
  provideOAuthClient(),
  localStorage.getItem('method') === 'post' ? logoutByForm : logoutAction,
  { provide: CLIENT, useClass: OAuthClient },
];
