import { inject } from '@angular/core';
import { OAuthService } from 'angular-oauth2-oidc';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { issuer } from './provider';

/** The same without `withOidcLogout`. The configuration `own-backend` builds the app with it. */
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
