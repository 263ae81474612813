import { inject } from '@angular/core';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { CLIENT, issuer, path } from '../setting';
import { OAuthClient } from './oauth-client';

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
  withAllowedRedirects(issuer),
  withLogoutBackend(() => {
    const oauth = inject(OAuthService);
    return {
      logout: async ({ returnTo }) => {
        const url = new URL(oauth.logoutUrl ?? '');
        url.searchParams.set('id_token_hint', oauth.getIdToken());
        url.searchParams.set('post_logout_redirect_uri', returnTo);
        oauth.logOut(true);
        return { redirectUrl: url.href };
      },
    };
  }),
);
// #endregion

export const providers = [
  provideOAuthClient(),
  logoutAction,
  { provide: CLIENT, useClass: OAuthClient },
];
