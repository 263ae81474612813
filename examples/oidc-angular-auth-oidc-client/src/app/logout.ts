import { inject } from '@angular/core';
import { OidcSecurityService } from 'angular-auth-oidc-client';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';
import { map, tap } from 'rxjs';

import { issuer } from './provider';

export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
  withAllowedRedirects(issuer),
  withLogoutBackend(() => {
    const oidc = inject(OidcSecurityService);
    return {
      logout: ({ returnTo }) =>
        oidc.getEndSessionUrl().pipe(
          tap(() => oidc.logoffLocal()),
          map((url) => ({ redirectUrl: url ?? returnTo })),
        ),
    };
  }),
);
