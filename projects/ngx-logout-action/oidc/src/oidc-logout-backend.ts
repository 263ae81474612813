import { EnvironmentInjector, inject, Injectable, runInInjectionContext } from '@angular/core';
import { concatMap, defer, map, type Observable } from 'rxjs';

import { type LogoutBackend, type LogoutRequest, type LogoutResponse } from 'ngx-logout-action';

import { endSessionUrl } from './end-session-url';
import { OIDC_LOGOUT_OPTIONS, type OidcToken } from './oidc-logout-options';
import type { OidcLogoutResult } from './oidc-logout-result';
import { type Endpoints, ProviderMetadata } from './provider-metadata';
import { RefreshGate } from './refresh-gate';
import { TokenRevocation } from './token-revocation';

/** What is known of the session before it is forgotten. */
interface Tokens {
  readonly idToken: string | undefined;
  readonly revocable: readonly OidcToken[];
}

/**
 * Signs out by OpenID Connect: forgets the tokens at once, revokes them, and answers with the provider's address,
 * which the default success handler goes to (RP-Initiated Logout 1.0, section 2).
 */
@Injectable({ providedIn: 'root' })
export class OidcLogoutBackend implements LogoutBackend {
  readonly #injector = inject(EnvironmentInjector);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);
  readonly #metadata = inject(ProviderMetadata);
  readonly #revocation = inject(TokenRevocation);
  readonly #gate = inject(RefreshGate);
  ɵredirectOrigins?: readonly string[];
  /** Of a sign-out that failed after the tokens were forgotten: the next one needs them. */
  #kept?: Tokens | undefined;

  logout(request: LogoutRequest): Observable<LogoutResponse> {
    return defer(() => this.#forgetTokens()).pipe(
      concatMap((tokens) =>
        this.#metadata.endpoints$.pipe(
          concatMap((endpoints) => this.#signOut(request, tokens, endpoints)),
        ),
      ),
    );
  }

  /** Reads the tokens and forgets them here, before anything is sent. */
  async #forgetTokens(): Promise<Tokens> {
    this.#gate.close();
    const ask = <T>(question: (() => T) | undefined) =>
      question && runInInjectionContext(this.#injector, question);
    const { idToken, revoke, signOutLocally } = this.#options;
    const [hint, revocable = []] = await Promise.all([ask(idToken), ask(revoke)]);
    this.#kept = {
      idToken: hint ?? this.#kept?.idToken,
      revocable: revocable.length > 0 ? revocable : (this.#kept?.revocable ?? []),
    };
    await ask(signOutLocally);
    return this.#kept;
  }

  #signOut(
    request: LogoutRequest,
    { idToken, revocable }: Tokens,
    { endSession, revocation }: Endpoints,
  ): Observable<LogoutResponse> {
    return this.#gate.caught$.pipe(
      concatMap((caught) => this.#revocation.revoke([...revocable, ...caught], revocation)),
      map((revoked) => {
        this.#kept = undefined;
        const body: OidcLogoutResult = {
          endSession: endSession === undefined ? 'unsupported' : 'requested',
          revocation: revoked,
        };
        if (endSession === undefined) return { body };
        this.ɵredirectOrigins = [new URL(endSession).origin];
        return { body, redirectUrl: this.#url(endSession, request, idToken) };
      }),
    );
  }

  #url(endpoint: string, { returnTo }: LogoutRequest, idToken: string | undefined): string {
    const { clientId, postLogoutRedirectUri, logoutHint, uiLocales } = this.#options;
    return endSessionUrl(endpoint, {
      id_token_hint: idToken,
      client_id: clientId,
      post_logout_redirect_uri: new URL(postLogoutRedirectUri ?? returnTo, returnTo).href,
      state: crypto.randomUUID(),
      logout_hint: logoutHint && runInInjectionContext(this.#injector, logoutHint),
      ui_locales: uiLocales,
    });
  }
}
