import { inject, Injectable, signal } from '@angular/core';
import Keycloak from 'keycloak-js';

import { address } from './provider';

@Injectable({ providedIn: 'root' })
export class Session {
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
