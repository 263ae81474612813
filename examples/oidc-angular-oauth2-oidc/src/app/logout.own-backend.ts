import { inject } from '@angular/core';
import { OAuthService } from 'angular-oauth2-oidc';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { issuer } from './provider';

/** Does the same without `withOidcLogout`. The build configuration `own-backend` uses this file. */
export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
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
