import {
  HttpErrorResponse,
  type HttpInterceptorFn,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { concatMap, of, throwError } from 'rxjs';

import { LOGOUT_REQUEST } from 'ngx-logout-action';

import type { OidcToken } from './oidc-logout-options';
import { RefreshGate } from './refresh-gate';

/**
 * Keeps tokens from coming back after a sign-out with `withOidcLogout`. From the start of the sign-out, it rejects every token
 * request of HttpClient (`grant_type` in a form, in JSON, or in the URL), silent renewals included. Tokens of a pending request
 * are revoked instead of delivered. It allows requests again after a new sign-in: one that `withSession` reports, or one
 * that the user starts in this document after the sign-out.
 *
 * @example
 * ```ts
 * provideHttpClient(withInterceptors([oidcLogoutInterceptor]))
 * ```
 */
export const oidcLogoutInterceptor: HttpInterceptorFn = (request, next) => {
  const gate = inject(RefreshGate);
  if (request.context.get(LOGOUT_REQUEST)) return next(request);
  const grant = grantTypeOf(request);
  if (!grant) return next(request);
  if (gate.closed) {
    const isSignIn = grant !== 'refresh_token' && gate.usedSinceSignOut;
    if (!isSignIn) return throwError(() => signedOut(request));
    gate.open();
  }
  return gate.track(next(request)).pipe(
    concatMap((event) => {
      if (!gate.closed || !(event instanceof HttpResponse)) return of(event);
      const token = tokenIn(event.body);
      if (token) gate.catch(token);
      return throwError(() => signedOut(request));
    }),
  );
};

/** The `grant_type` of a token request (RFC 6749, section 3.2). */
function grantTypeOf(request: HttpRequest<unknown>): unknown {
  const query = /\?([^#]*)/.exec(request.urlWithParams)?.[1] ?? '';
  return new URLSearchParams(query).get('grant_type') ?? grantTypeIn(request.serializeBody());
}

function grantTypeIn(body: unknown): unknown {
  if (body instanceof FormData || body instanceof URLSearchParams) return body.get('grant_type');
  if (typeof body !== 'string') return undefined;
  return (
    (parse(body) as { grant_type?: unknown } | null)?.grant_type ??
    new URLSearchParams(body).get('grant_type')
  );
}

/** Revoking a refresh token also ends its access tokens (RFC 7009, section 2.1). */
function tokenIn(body: unknown): OidcToken | undefined {
  const tokens = (typeof body === 'string' ? parse(body) : body) as Record<string, unknown> | null;
  for (const hint of ['refresh_token', 'access_token'] as const) {
    const token = tokens?.[hint];
    if (typeof token === 'string' && token) return { token, hint };
  }
  return undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function signedOut({ url }: HttpRequest<unknown>): HttpErrorResponse {
  return new HttpErrorResponse({ status: 0, statusText: 'Signed out', url });
}
