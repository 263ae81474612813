import { inject } from '@angular/core';
import Keycloak from 'keycloak-js';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { issuer } from './provider';

export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
  withAllowedRedirects(issuer),
  withLogoutBackend(() => {
    const keycloak = inject(Keycloak);
    return {
      logout: async ({ returnTo }) => {
        const redirectUrl = keycloak.createLogoutUrl({ redirectUri: returnTo });
        keycloak.clearToken();
        return { redirectUrl };
      },
    };
  }),
);
