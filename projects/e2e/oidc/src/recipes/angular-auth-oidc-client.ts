import { inject, Injectable, signal } from '@angular/core';
import { OidcSecurityService, provideAuth } from 'angular-auth-oidc-client';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';
import { firstValueFrom, map, tap } from 'rxjs';

import { address, CLIENT, type Client, issuer, path, scope } from '../setting';

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
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
// #endregion

@Injectable()
class AuthClient implements Client {
  readonly #oidc = inject(OidcSecurityService);
  readonly user = signal('');

  async start(): Promise<void> {
    const { isAuthenticated, userData } = await firstValueFrom(this.#oidc.checkAuth());
    this.user.set(isAuthenticated ? String(userData?.sub) : '');
  }

  signIn(): void {
    this.#oidc.authorize();
  }
}

export const providers = [
  provideAuth({
    config: {
      authority: issuer,
      clientId: 'spa',
      redirectUrl: address,
      postLogoutRedirectUri: address,
      responseType: 'code',
      scope,
    },
  }),
  logoutAction,
  { provide: CLIENT, useClass: AuthClient },
];
