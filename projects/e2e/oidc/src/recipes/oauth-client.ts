import { inject, Injectable, signal } from '@angular/core';
import { OAuthService } from 'angular-oauth2-oidc';

import { address, type Client, issuer, scope } from '../setting';

/** angular-oauth2-oidc, with the tokens in sessionStorage. */
@Injectable()
export class OAuthClient implements Client {
  readonly #oauth = inject(OAuthService);
  readonly user = signal('');

  async start(): Promise<void> {
    this.#oauth.configure({
      issuer,
      clientId: 'spa',
      redirectUri: address,
      responseType: 'code',
      scope,
      requireHttps: false,
    });
    await this.#oauth.loadDiscoveryDocumentAndTryLogin();
    const claims = this.#oauth.getIdentityClaims() as { sub: string } | null;
    this.user.set(claims?.sub ?? '');
  }

  signIn(): void {
    this.#oauth.initCodeFlow();
  }

  refresh(): Promise<unknown> {
    return this.#oauth.refreshToken();
  }

  refreshToken(): string | undefined {
    return this.#oauth.getRefreshToken() ?? undefined;
  }
}
