import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  AsyncSubject,
  catchError,
  defer,
  forkJoin,
  map,
  type Observable,
  of,
  race,
  retry,
  throwError,
  timer,
} from 'rxjs';

import { OIDC_LOGOUT_OPTIONS, type OidcToken } from './oidc-logout-options';
import type { OidcLogoutResult } from './oidc-logout-result';
import { ProviderClient } from './provider-client';

/** Milliseconds that a sign-out waits for a response. The request itself outlives the document. */
const ANSWER_LIMIT = 1_000;
/** Milliseconds before the second attempt, unless the provider sends Retry-After. */
const PAUSE = 500;
const LONGEST_PAUSE = 2_000;

/** Revokes tokens (RFC 7009). A failure never prevents the redirect to the provider. */
@Injectable({ providedIn: 'root' })
export class TokenRevocation {
  readonly #client = inject(ProviderClient);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);

  /** Emits the result once. Never fails. */
  revoke(
    tokens: readonly OidcToken[],
    endpoint: string | undefined,
  ): Observable<OidcLogoutResult['revocation']> {
    if (tokens.length === 0) return of('none');
    if (endpoint === undefined) return of('failed');
    return forkJoin(tokens.map((token) => this.#revokeOne(token, endpoint))).pipe(
      map((revoked) => (revoked.every(Boolean) ? 'revoked' : 'failed')),
    );
  }

  #revokeOne(token: OidcToken, endpoint: string): Observable<boolean> {
    const late$ = timer(ANSWER_LIMIT).pipe(map(() => false));
    return defer(() => race(this.#send(token, endpoint), late$)).pipe(
      retry({ count: 1, delay: pauseBeforeRetry }),
      catchError(() => of(false)),
    );
  }

  /** Sends the request, which continues after unsubscribing. */
  #send({ token, hint }: OidcToken, endpoint: string): Observable<boolean> {
    const fields = {
      token,
      client_id: this.#options().clientId,
      ...(hint && { token_type_hint: hint }),
    };
    const revoked = new AsyncSubject<boolean>();
    // A 200 is a success, even for a token that the provider does not know (section 2.2).
    const sent$ = this.#client.postForm(endpoint, fields).pipe(map(() => true));
    sent$.subscribe(revoked);
    return revoked;
  }
}

/** After a 503, the token is still valid (section 2.2.1). This, or no response, is worth a second attempt. */
function pauseBeforeRetry(error: unknown): Observable<unknown> {
  if (!(error instanceof HttpErrorResponse) || ![0, 503].includes(error.status)) {
    return throwError(() => error);
  }
  const seconds = Number(error.headers.get('retry-after') ?? NaN);
  return timer(Number.isFinite(seconds) ? Math.min(seconds * 1_000, LONGEST_PAUSE) : PAUSE);
}
