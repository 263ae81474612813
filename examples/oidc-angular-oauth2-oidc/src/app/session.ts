import { inject, Injectable, signal } from '@angular/core';
import { OAuthService } from 'angular-oauth2-oidc';

import { address, clientId, issuer } from './provider';

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #oauth = inject(OAuthService);
  readonly user = signal('');

  async start(): Promise<void> {
    this.#oauth.configure({
      issuer,
      clientId,
      redirectUri: address,
      responseType: 'code',
      scope: 'openid profile',
      // Allows a provider on this machine.
      requireHttps: issuer.startsWith('https:'),
    });
    await this.#oauth.loadDiscoveryDocumentAndTryLogin();
    const claims = this.#oauth.getIdentityClaims() as { sub: string } | null;
    this.user.set(claims?.sub ?? '');
  }

  signIn(): void {
    this.#oauth.initCodeFlow();
  }
}
