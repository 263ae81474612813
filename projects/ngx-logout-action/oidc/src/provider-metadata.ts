import { isPlatformBrowser } from '@angular/common';
import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, NgZone, PLATFORM_ID } from '@angular/core';
import {
  catchError,
  defer,
  EMPTY,
  map,
  type Observable,
  of,
  share,
  takeUntil,
  tap,
  throwError,
  timer,
} from 'rxjs';

import { LogoutError } from 'ngx-logout-action';

import { isSecure, OIDC_LOGOUT_OPTIONS } from './oidc-logout-options';
import { ProviderClient } from './provider-client';

/** Milliseconds until early discovery, in browsers without requestIdleCallback. */
const SOON = 200;
/** Milliseconds after which early discovery is aborted. */
const PREFETCH_LIMIT = 10_000;

/** Where a provider ends sessions and revokes tokens. */
export interface Endpoints {
  readonly endSession?: string | undefined;
  readonly revocation?: string | undefined;
}

/** Finds the endpoints of the provider (OpenID Connect Discovery 1.0, section 4). Only successes are cached. */
@Injectable({ providedIn: 'root' })
export class ProviderMetadata {
  readonly #client = inject(ProviderClient);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);
  readonly #zone = inject(NgZone);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #discovery$ = defer(() => this.#discover()).pipe(
    tap((found) => (this.#found = found)),
    share(),
  );
  #found: Endpoints | undefined;

  /** Emits the endpoints once, or fails with a `LogoutError` that names the problem. */
  readonly endpoints$: Observable<Endpoints> = defer(() => {
    const { issuer, endSessionEndpoint: endSession, revocationEndpoint } = this.#options();
    if (endSession !== undefined || issuer === undefined) {
      return of({ endSession, revocation: revocationEndpoint });
    }
    return (this.#found ? of(this.#found) : this.#discovery$).pipe(
      map((found) => ({ ...found, revocation: revocationEndpoint ?? found.revocation })),
    );
  });

  /** Finds the endpoints when the browser is idle, so that the first sign-out can leave immediately. */
  prefetch(): void {
    if (!this.#browser) return;
    const { requestIdleCallback } = globalThis as Partial<typeof globalThis>;
    const find = () => {
      const found$ = this.endpoints$.pipe(takeUntil(timer(PREFETCH_LIMIT)));
      // The sign-out repeats and reports a failure.
      found$.pipe(catchError(() => EMPTY)).subscribe();
    };
    this.#zone.runOutsideAngular(() => {
      if (requestIdleCallback) requestIdleCallback(find, { timeout: PREFETCH_LIMIT });
      else setTimeout(find, SOON);
    });
  }

  #discover(): Observable<Endpoints> {
    const { issuer = '' } = this.#options();
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    return this.#client.getJson(url).pipe(
      catchError((cause: unknown) => throwError(() => unreadable(url, cause))),
      map((response) => {
        const { origin, host } = new URL(response.url ?? url, url);
        if (origin !== new URL(url).origin) {
          throw unexpected(url, `was answered by ${host} through a redirect`);
        }
        const metadata = (response.body ?? {}) as Record<string, unknown>;
        if (metadata['issuer'] !== issuer) {
          throw unexpected(url, `names another issuer than '${issuer}'; they must be equal`);
        }
        const endpoint = (name: string): string | undefined => {
          const found = metadata[name];
          if (found === undefined || isSecure(found)) return found;
          throw unexpected(url, `has a '${name}' that is not an https URL`);
        };
        return {
          endSession: endpoint('end_session_endpoint'),
          revocation: endpoint('revocation_endpoint'),
        };
      }),
    );
  }
}

function unreadable(url: string, cause: unknown): LogoutError {
  const status = cause instanceof HttpErrorResponse ? cause.status : 0;
  if (status >= 200 && status < 300) return unexpected(url, 'is not JSON', cause);
  const message = `Logout failed: the discovery document ${url} could not be read${status ? `: ${status}` : ''}.`;
  return new LogoutError(status ? 'server' : 'network', {
    ...(status && { status }),
    url,
    cause,
    ...(ngDevMode && { message }),
  });
}

function unexpected(url: string, problem: string, cause?: unknown): LogoutError {
  return new LogoutError('unexpected-response', {
    url,
    cause,
    ...(ngDevMode && { message: `Logout failed: the discovery document ${url} ${problem}.` }),
  });
}
