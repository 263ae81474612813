import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  catchError,
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

/** Milliseconds that a sign-out waits for revocations, all together. */
const BUDGET = 5_000;
/** Milliseconds before the second attempt, unless the provider names another time; then at most the longest. */
const PAUSE = 500;
const LONGEST_PAUSE = 2_000;

/** Revokes tokens (RFC 7009). A failure is told, and never keeps the person from the provider. */
@Injectable({ providedIn: 'root' })
export class TokenRevocation {
  readonly #client = inject(ProviderClient);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);

  /** Emits what became of the tokens, once. Never fails. */
  revoke(
    tokens: readonly OidcToken[],
    endpoint: string | undefined,
  ): Observable<OidcLogoutResult['revocation']> {
    if (tokens.length === 0) return of('none');
    if (endpoint === undefined) return of('failed');
    const all$ = forkJoin(tokens.map((token) => this.#revokeOne(token, endpoint))).pipe(
      map((revoked) => (revoked.every(Boolean) ? 'revoked' : 'failed')),
    );
    return race(all$, timer(BUDGET).pipe(map(() => 'failed' as const)));
  }

  /** A 200 is a success, also for a token that the provider does not know (section 2.2). */
  #revokeOne({ token, hint }: OidcToken, endpoint: string): Observable<boolean> {
    const fields = {
      token,
      client_id: this.#options.clientId,
      ...(hint && { token_type_hint: hint }),
    };
    return this.#client.postForm(endpoint, fields).pipe(
      map(() => true),
      retry({ count: 1, delay: pauseBeforeRetry }),
      catchError(() => of(false)),
    );
  }
}

/** A 503 means that the token is still alive (section 2.2.1); that, or no answer at all, is worth a second attempt. */
function pauseBeforeRetry(error: unknown): Observable<unknown> {
  if (!(error instanceof HttpErrorResponse) || ![0, 503].includes(error.status)) {
    return throwError(() => error);
  }
  const seconds = Number(error.headers.get('retry-after') ?? NaN);
  return timer(Number.isFinite(seconds) ? Math.min(seconds * 1_000, LONGEST_PAUSE) : PAUSE);
}
