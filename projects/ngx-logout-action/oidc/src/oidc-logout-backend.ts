import { DOCUMENT } from '@angular/common';
import { EnvironmentInjector, inject, Injectable, runInInjectionContext } from '@angular/core';
import { concatMap, defer, finalize, map, type Observable } from 'rxjs';

import {
  type LogoutBackend,
  type LogoutRequest,
  type LogoutResponse,
  ɵinjectReport as injectReport,
  ɵSignOuts as SignOuts,
} from 'ngx-logout-action';

import { endSessionRequest } from './end-session-request';
import { OIDC_LOGOUT_OPTIONS, type OidcToken } from './oidc-logout-options';
import type { OidcLogoutResult } from './oidc-logout-result';
import { OidcLogoutReturn } from './oidc-logout-return';
import { ProviderMetadata } from './provider-metadata';
import { RefreshGate } from './refresh-gate';
import { TokenRevocation } from './token-revocation';

/** What is known of a session before it is deleted. */
interface Tokens {
  readonly idToken: string | undefined;
  readonly userHint: string | undefined;
  readonly revocable: readonly OidcToken[];
}

/**
 * Signs out with OpenID Connect: deletes the tokens, revokes them, and responds with the request that the document sends
 * to the provider (RP-Initiated Logout 1.0, section 2).
 */
@Injectable({ providedIn: 'root' })
export class OidcLogoutBackend implements LogoutBackend {
  readonly #injector = inject(EnvironmentInjector);
  readonly #document = inject(DOCUMENT);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);
  readonly #metadata = inject(ProviderMetadata);
  readonly #revocation = inject(TokenRevocation);
  readonly #gate = inject(RefreshGate);
  readonly #return = inject(OidcLogoutReturn);
  readonly #report = injectReport();
  readonly ɵneedsDocument = true;
  ɵredirectOrigins?: readonly string[] | undefined;
  /** The deleted tokens, kept for another attempt in this document. */
  #kept: Tokens | undefined;

  constructor() {
    inject(SignOuts).signedIn$.subscribe(() => (this.#kept = undefined));
  }

  /** Discovers the endpoints ahead of the first sign-out. */
  prepare(): void {
    this.#metadata.prefetch();
  }

  logout(request: LogoutRequest): Observable<LogoutResponse> {
    return defer(() => this.#takeTokens()).pipe(
      concatMap((tokens) => this.#revoke(tokens)),
      map(({ revocation, endSession }) => {
        const requested = endSession === undefined ? 'unsupported' : 'requested';
        const body: OidcLogoutResult = { endSession: requested, revocation };
        this.ɵredirectOrigins = endSession === undefined ? [] : [new URL(endSession).origin];
        return endSession === undefined
          ? { body }
          : { body, ...this.#endSession(endSession, request) };
      }),
      finalize(() => this.#gate.settle()),
    );
  }

  /** Reads the tokens and deletes them, before any request is sent. */
  async #takeTokens(): Promise<Tokens> {
    this.#gate.close();
    const { idToken, revoke, logoutHint, signOutLocally } = this.#options();
    const [hint, tokens = [], userHint] = await Promise.all([
      this.#try(idToken),
      this.#try(revoke),
      this.#try(logoutHint),
    ]);
    // Some client libraries type a missing token as a string.
    const revocable = tokens.filter(({ token }) => !!token);
    this.#kept = {
      idToken: hint ?? this.#kept?.idToken,
      userHint: userHint ?? this.#kept?.userHint,
      revocable: revocable.length > 0 ? revocable : (this.#kept?.revocable ?? []),
    };
    await this.#ask(signOutLocally);
    return this.#kept;
  }

  #revoke({ revocable, ...hints }: Tokens) {
    return this.#metadata.endpoints$.pipe(
      concatMap(({ endSession, revocation }) =>
        this.#gate.caught$.pipe(
          concatMap((caught) => this.#revocation.revoke([...revocable, ...caught], revocation)),
          map((revoked) => {
            // The document may stay, after a `beforeunload` prompt. Then the next call goes to the provider again.
            this.#kept = { ...hints, revocable: [] };
            return { endSession, revocation: revoked };
          }),
        ),
      ),
    );
  }

  #endSession(endpoint: string, { returnTo }: LogoutRequest) {
    const { clientId, postLogoutRedirectUri, uiLocales, method } = this.#options();
    const at = new URL(postLogoutRedirectUri ?? returnTo, returnTo).href;
    const state = crypto.randomUUID();
    this.#return.expect({ state, at });
    const parameters = {
      id_token_hint: this.#kept?.idToken,
      client_id: clientId,
      // RFC 6749, section 3.1.2: a redirect URI has no fragment, but with hash routing the route is one.
      post_logout_redirect_uri: at.replace(/#.*/, ''),
      state,
      logout_hint: this.#kept?.userHint,
      ui_locales: uiLocales,
    };
    const isOwn = new URL(endpoint).origin === this.#document.location.origin;
    return endSessionRequest(endpoint, parameters, isOwn ? 'get' : (method ?? 'get'));
  }

  /** Without a hint or a revocation, the user can still sign out. */
  async #try<T>(question: (() => T | Promise<T>) | undefined): Promise<T | undefined> {
    try {
      return await this.#ask(question);
    } catch (error) {
      this.#report(error);
      return undefined;
    }
  }

  #ask<T>(question: (() => T) | undefined): T | undefined {
    return question && runInInjectionContext(this.#injector, question);
  }
}
