import { inject } from '@angular/core';
import { MsalService } from '@azure/msal-angular';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { issuer } from './provider';

export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
  withAllowedRedirects(new URL(issuer).origin),
  withLogoutBackend(() => {
    const msal = inject(MsalService);
    return {
      logout: async ({ returnTo }) => {
        const [account] = msal.instance.getAllAccounts();
        const url = new URL(`${issuer}/oauth2/v2.0/logout`);
        url.searchParams.set('post_logout_redirect_uri', returnTo);
        if (account?.username) url.searchParams.set('logout_hint', account.username);
        await msal.instance.clearCache({ account });
        return { redirectUrl: url.href };
      },
    };
  }),
);
