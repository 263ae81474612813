import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';
import {
  type LogoutResponse,
  provideLogoutAction,
  withAllowedRedirects,
  withLogoutBackend,
} from 'ngx-logout-action';
import { map } from 'rxjs';

import { address, CLIENT, type Client, issuer, path } from '../setting';

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
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
// #endregion

@Injectable()
class Auth0Client implements Client {
  readonly #auth = inject(AuthService);
  readonly user = toSignal(this.#auth.user$.pipe(map((user) => user?.sub ?? '')), {
    initialValue: '',
  });

  start(): Promise<void> {
    return Promise.resolve();
  }

  signIn(): void {
    this.#auth.loginWithRedirect();
  }
}

export const providers = [
  provideAuth0({ domain: issuer, clientId: 'spa', authorizationParams: { redirect_uri: address } }),
  logoutAction,
  { provide: CLIENT, useClass: Auth0Client },
];
