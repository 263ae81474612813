import { inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import {
  type LogoutResponse,
  provideLogoutAction,
  withAllowedRedirects,
  withLogoutBackend,
} from 'ngx-logout-action';

import { issuer } from './provider';

export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
  withAllowedRedirects(issuer),
  withLogoutBackend(() => {
    const auth = inject(AuthService);
    return {
      logout: ({ returnTo }) =>
        new Promise<LogoutResponse>((resolve, reject) => {
          const openUrl = (redirectUrl: string) => resolve({ redirectUrl });
          auth.logout({ logoutParams: { returnTo }, openUrl }).subscribe({ error: reject });
        }),
    };
  }),
);
