import { DOCUMENT } from '@angular/common';
import type { HttpRequest, HttpResponse } from '@angular/common/http';
import { EnvironmentInjector, ErrorHandler, inject, runInInjectionContext } from '@angular/core';
import { catchError, defaultIfEmpty, map, of } from 'rxjs';

import { LogoutError } from '../action/errors';
import type { LogoutRequest } from '../action/logout-outcome';
import {
  byteLength,
  injectSendRequest,
  isFromElsewhere,
  logoutRequest,
} from '../call/http-request';
import { LogoutBackend } from '../call/logout-backend';
import { type HttpLogoutSettings, isTokenExpired } from '../call/read-response';
import { feature, type LogoutFeature } from '../config';
import { checkHttpOptions, type HttpLogoutOptions } from './http-options';

/** Fetch Standard, "keepalive": the bodies of all such pending requests share this many bytes. */
const KEEPALIVE_LIMIT = 64 * 1024;

/**
 * Configures the request that ends the session. Without it, the library sends `POST /logout`.
 *
 * @param options the request and how its answer is read, or a function that returns them. The function runs in an
 * injection context when the first sign-out needs it.
 * @throws LogoutConfigurationError LOGOUT-112 if an option is invalid. For a function, the first sign-out fails with
 * this error as the `cause`.
 *
 * @example Devise, the authentication library of Rails
 * ```ts
 * provideLogoutAction({}, withHttpLogout({
 *   url: '/users/sign_out',
 *   method: 'DELETE',
 *   xsrf: {
 *     token: () => document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? null,
 *     headerName: 'X-CSRF-Token',
 *     refusedStatuses: [422],
 *   },
 * }))
 * ```
 *
 * @example Configuration that is known only at run time
 * ```ts
 * provideLogoutAction({}, withHttpLogout(() => ({ url: `${inject(API_CONFIG).url}/logout` })))
 * ```
 */
export function withHttpLogout(
  options: HttpLogoutOptions | (() => HttpLogoutOptions),
): LogoutFeature {
  if (typeof options !== 'function') checkHttpOptions(options);
  return feature('backend', { http: () => lazySettings(options) });
}

/**
 * Ends the session with the app's own backend.
 *
 * @param factory runs in an injection context.
 * @example
 * withLogoutBackend(() => inject(GraphqlLogoutBackend))
 */
export function withLogoutBackend(factory: () => LogoutBackend): LogoutFeature {
  return feature('backend', {}, { provide: LogoutBackend, useFactory: factory });
}

/** Creates the settings when they are first needed, and again if that failed. */
function lazySettings(
  options: HttpLogoutOptions | (() => HttpLogoutOptions),
): () => HttpLogoutSettings {
  const injector = inject(EnvironmentInjector);
  let settings: HttpLogoutSettings | undefined;
  return () =>
    (settings ??= runInInjectionContext(injector, () =>
      httpSettings(typeof options === 'function' ? checkHttpOptions(options()) : options),
    ));
}

function httpSettings(options: HttpLogoutOptions): HttpLogoutSettings {
  const document = inject(DOCUMENT);
  const errorHandler = inject(ErrorHandler);
  const injector = inject(EnvironmentInjector);
  const send = injectSendRequest();
  const {
    url = '/logout',
    method = 'POST',
    headers = {},
    body,
    withCredentials,
    verifyUrl,
    isSignedOut = isUnauthorized,
    ...rules
  } = inContext(options, injector);
  const xsrf = rules.xsrf && inContext(rules.xsrf, injector);
  const refreshUrl = xsrf?.refreshUrl;

  const common = (logout: LogoutRequest) => ({
    headers: typeof headers === 'function' ? headers(logout) : headers,
    withCredentials,
  });
  const get = (target: string, logout: LogoutRequest) =>
    send(logoutRequest('GET', target, document, common(logout)));

  return {
    ...rules,
    xsrf,
    createRequest: (logout) => {
      const request = logoutRequest(
        method,
        typeof url === 'function' ? url(logout) : url,
        document,
        {
          ...common(logout),
          body: body?.(logout),
          keepalive: true,
        },
      );
      return fitsKeepalive(request) ? request : request.clone({ keepalive: false });
    },
    refreshToken:
      refreshUrl === undefined
        ? undefined
        : (logout) =>
            get(refreshUrl, logout).pipe(
              map((answer) =>
                answer.response.ok && !isFromElsewhere(answer) ? answer.response : null,
              ),
              defaultIfEmpty(null),
            ),
    verify:
      verifyUrl === undefined
        ? undefined
        : (logout) =>
            get(verifyUrl, logout).pipe(
              map(({ response, redirected }) => {
                if (redirected || response.status >= 500) return undefined;
                if (isSignedOut(response)) return true;
                return response.ok ? false : undefined;
              }),
              catchError((error: unknown) => {
                if (!(error instanceof LogoutError)) errorHandler.handleError(error);
                return of(undefined);
              }),
              defaultIfEmpty(undefined),
            ),
  };
}

/** Lets every function of `options` run in an injection context. */
function inContext<T extends object>(options: T, injector: EnvironmentInjector): T {
  const entries = Object.entries(options).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function'
      ? (...args: unknown[]) =>
          runInInjectionContext(injector, (): unknown => Reflect.apply(value, options, args))
      : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function isUnauthorized(response: HttpResponse<string>): boolean {
  return response.status === 401 && !isTokenExpired(response);
}

/** Whether the request may outlive the page. The size of a form is unknown before it is sent. */
function fitsKeepalive(request: HttpRequest<unknown>): boolean {
  const body = request.serializeBody();
  if (body instanceof FormData) return false;
  return (
    !body || byteLength(body instanceof URLSearchParams ? String(body) : body) < KEEPALIVE_LIMIT
  );
}
