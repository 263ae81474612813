import { inject, Injectable, signal } from '@angular/core';
import Keycloak from 'keycloak-js';
import { provideKeycloak } from 'keycloak-angular';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { address, CLIENT, type Client, issuer, path } from '../setting';

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
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
// #endregion

@Injectable()
class KeycloakClient implements Client {
  readonly #keycloak = inject(Keycloak);
  readonly user = signal('');

  async start(): Promise<void> {
    await this.#keycloak.init({
      pkceMethod: 'S256',
      checkLoginIframe: false,
      redirectUri: address,
    });
    this.user.set(this.#keycloak.subject ?? '');
  }

  signIn(): void {
    void this.#keycloak.login();
  }
}

export const providers = [
  provideKeycloak({ config: { oidcProvider: issuer, clientId: 'spa-jwt' } }),
  logoutAction,
  { provide: CLIENT, useClass: KeycloakClient },
];
