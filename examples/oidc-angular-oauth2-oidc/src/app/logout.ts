import { inject } from '@angular/core';
import { OAuthService } from 'angular-oauth2-oidc';
import { provideLogoutAction, withCleanup, withTabSync } from 'ngx-logout-action';
import { withOidcLogout } from 'ngx-logout-action/oidc';

import { clientId, issuer } from './provider';

export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
  withOidcLogout({
    issuer,
    clientId,
    idToken: () => inject(OAuthService).getIdToken(),
    revoke: () => [{ token: inject(OAuthService).getRefreshToken(), hint: 'refresh_token' }],
    signOutLocally: () => inject(OAuthService).logOut(true),
  }),
  // Also deletes the tokens in other tabs.
  withCleanup(() => inject(OAuthService).logOut(true)),
  withTabSync(),
);
