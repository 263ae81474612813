import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, map, type Observable, of, shareReplay, tap, throwError } from 'rxjs';

import { LogoutError } from 'ngx-logout-action';

import { isSecure, OIDC_LOGOUT_OPTIONS } from './oidc-logout-options';
import { ProviderClient } from './provider-client';

/** Where a provider ends sessions and revokes tokens. */
export interface Endpoints {
  readonly endSession?: string | undefined;
  readonly revocation?: string | undefined;
}

/** Learns the endpoints of the provider (OpenID Connect Discovery 1.0, section 4), once; a failure is not kept. */
@Injectable({ providedIn: 'root' })
export class ProviderMetadata {
  readonly #client = inject(ProviderClient);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);
  #discovered?: Observable<Endpoints> | undefined;

  /** Fails as a `LogoutError` that says what is wrong with the discovery document. */
  get endpoints$(): Observable<Endpoints> {
    const { issuer, endSessionEndpoint, revocationEndpoint } = this.#options;
    if (endSessionEndpoint !== undefined || issuer === undefined) {
      return of({ endSession: endSessionEndpoint, revocation: revocationEndpoint });
    }
    this.#discovered ??= this.#discover(issuer).pipe(
      map((found) => ({ ...found, revocation: revocationEndpoint ?? found.revocation })),
      tap({ error: () => (this.#discovered = undefined) }),
      shareReplay(1),
    );
    return this.#discovered;
  }

  #discover(issuer: string): Observable<Endpoints> {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    return this.#client.getJson(url).pipe(
      catchError((cause: unknown) => throwError(() => unreadable(url, cause))),
      map((document) => {
        const metadata = (document ?? {}) as Record<string, unknown>;
        if (metadata['issuer'] !== issuer) {
          throw unexpected(
            `${url} is of another issuer than '${issuer}', which it has to name exactly`,
          );
        }
        return {
          endSession: endpoint(metadata, 'end_session_endpoint'),
          revocation: endpoint(metadata, 'revocation_endpoint'),
        };
      }),
    );
  }
}

function endpoint(metadata: Record<string, unknown>, name: string): string | undefined {
  const url = metadata[name];
  if (url === undefined) return undefined;
  if (typeof url === 'string' && isSecure(url)) return url;
  throw unexpected(`'${name}' of the discovery document is no https URL`);
}

function unreadable(url: string, cause: unknown): LogoutError {
  const status = cause instanceof HttpErrorResponse ? cause.status : 0;
  if (status >= 200 && status < 300) return unexpected(`${url} is no JSON`, cause);
  const message = `The discovery document ${url} could not be read${status ? `: ${status}` : ''}.`;
  return new LogoutError(status ? 'server' : 'network', {
    ...(status && { status }),
    cause,
    ...(ngDevMode && { message }),
  });
}

function unexpected(text: string, cause?: unknown): LogoutError {
  return new LogoutError('unexpected-response', {
    cause,
    ...(ngDevMode && { message: `${text}.` }),
  });
}
