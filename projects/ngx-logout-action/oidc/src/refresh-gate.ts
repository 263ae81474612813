import {
  HttpErrorResponse,
  type HttpInterceptorFn,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  BehaviorSubject,
  concatMap,
  filter,
  finalize,
  map,
  type Observable,
  of,
  race,
  take,
  throwError,
  timer,
} from 'rxjs';

import type { OidcToken } from './oidc-logout-options';

/** Milliseconds that a sign-out waits for a refresh that is under way, so that what it brings is revoked too. */
const PATIENCE = 2_000;

/** Keeps a refresh of tokens and a sign-out from racing: once closed, no request brings a token back. */
@Injectable({ providedIn: 'root' })
export class RefreshGate {
  readonly #underWay = new BehaviorSubject(0);
  #caught: OidcToken[] = [];
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  /** From now on tokens are kept from the app. */
  close(): void {
    this.#closed = true;
  }

  /** Somebody signs in anew. */
  open(): void {
    this.#closed = false;
    this.#caught = [];
  }

  begin(): void {
    this.#underWay.next(this.#underWay.value + 1);
  }

  end(): void {
    this.#underWay.next(this.#underWay.value - 1);
  }

  /** Keeps what a refresh has brought too late. */
  catch(token: OidcToken): void {
    this.#caught.push(token);
  }

  /** The tokens that came too late, once nothing is under way any more. Emits once. */
  get caught$(): Observable<readonly OidcToken[]> {
    const settled$ = this.#underWay.pipe(filter((count) => count === 0));
    return race(settled$, timer(PATIENCE)).pipe(
      take(1),
      map(() => this.#caught.splice(0)),
    );
  }
}

/**
 * Keeps HttpClient from bringing tokens back after a sign-out by `withOidcLogout`: a refresh that is asked for
 * later is refused, one that is under way ends without its tokens reaching the app, and they are revoked. Signing
 * in anew opens the way again.
 */
export const oidcLogoutInterceptor: HttpInterceptorFn = (request, next) => {
  const gate = inject(RefreshGate);
  const grant = grantTypeOf(request);
  if (grant === null) return next(request);
  if (grant !== 'refresh_token') {
    gate.open();
    return next(request);
  }
  if (gate.closed) return throwError(() => signedOut(request));
  gate.begin();
  return next(request).pipe(
    concatMap((event) => {
      if (!gate.closed || !(event instanceof HttpResponse)) return of(event);
      const token = (event.body as { refresh_token?: unknown } | null)?.refresh_token;
      if (typeof token === 'string') gate.catch({ token, hint: 'refresh_token' });
      return throwError(() => signedOut(request));
    }),
    finalize(() => gate.end()),
  );
};

/** The `grant_type` of a token request (RFC 6749, section 3.2); `null` where it is none. */
function grantTypeOf(request: HttpRequest<unknown>): string | null {
  if (request.method !== 'POST' || request.body === null) return null;
  const body = request.serializeBody();
  const form = typeof body === 'string' || body instanceof URLSearchParams ? String(body) : '';
  return new URLSearchParams(form).get('grant_type');
}

function signedOut({ url }: HttpRequest<unknown>): HttpErrorResponse {
  return new HttpErrorResponse({ status: 0, statusText: 'Signed out', url });
}
