import { DOCUMENT } from '@angular/common';
import type { HttpRequest, HttpResponse } from '@angular/common/http';
import { EnvironmentInjector, inject, InjectionToken, runInInjectionContext } from '@angular/core';
import {
  catchError,
  concatMap,
  defaultIfEmpty,
  defer,
  map,
  type Observable,
  of,
  throwError,
} from 'rxjs';

import { LogoutConfigurationError, LogoutError } from '../action/errors';
import type { LogoutRequest } from '../action/logout-outcome';
import { injectReport } from '../action/report';
import {
  byteLength,
  type HttpAnswer,
  injectSendRequest,
  logoutRequest,
  TOKEN_REFUSED,
} from '../call/http-request';
import { LogoutBackend } from '../call/logout-backend';
import { type HttpLogoutSettings, isTokenExpired, type LogoutVerdict } from '../call/read-response';
import { feature, LOGOUT_CONFIG, type LogoutFeature } from '../config';
import { checkHttpOptions, type HttpLogoutOptions } from './http-options';
import { injectConfiguredXsrf, type LogoutXsrfOptions } from './http-xsrf';
import { checkFunctions, isText } from './option-rules';

/** Fetch Standard, "keepalive": all pending requests of this kind together may have bodies of this many bytes. */
const KEEPALIVE_LIMIT = 64 * 1024;

/**
 * Configures the request that ends the session. Without it, the library sends `POST /logout`.
 *
 * @param options the request and how to read its response, or a factory that returns them. The factory runs in an
 * injection context when the first sign-out needs it.
 * @throws LogoutConfigurationError LOGOUT-112 if an option is invalid. With a factory, the first sign-out fails with
 * this error as its `cause`.
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
 * @example Configuration known only at run time
 * ```ts
 * provideLogoutAction({}, withHttpLogout(() => ({ url: `${inject(API_CONFIG).url}/logout` })))
 * ```
 */
export function withHttpLogout(
  options: HttpLogoutOptions | (() => HttpLogoutOptions),
): LogoutFeature {
  if (typeof options !== 'function') checkHttpOptions(options);
  return feature(
    'backend',
    { http: () => inject(HTTP_SETTINGS) },
    { provide: HTTP_SETTINGS, useFactory: () => lazySettings(options) },
  );
}

/**
 * Ends the session with a backend of your own, instead of an HTTP request of the library.
 *
 * @param factory returns the backend. Runs in an injection context.
 * @throws LogoutConfigurationError LOGOUT-103 for anything but a function, in development.
 * @example
 * ```ts
 * withLogoutBackend(() => inject(GraphqlLogoutBackend))
 * ```
 */
export function withLogoutBackend(factory: () => LogoutBackend): LogoutFeature {
  if (ngDevMode) checkFunctions('withLogoutBackend', [factory]);
  return feature('backend', {}, { provide: LogoutBackend, useFactory: factory });
}

/** Belongs to the app, so that a factory of options runs once. */
const HTTP_SETTINGS = new InjectionToken<() => HttpLogoutSettings>('HTTP_SETTINGS');

/** Creates the settings when they are first needed, and again if the factory threw. */
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
  const injector = inject(EnvironmentInjector);
  const report = injectReport();
  const send = injectSendRequest();
  const given = inContext(options, injector);
  const { url = '/logout', method = 'POST', headers = {}, body, withCredentials } = given;
  const xsrf = given.xsrf && inContext(given.xsrf, injector);

  const common = (logout: LogoutRequest) => ({
    headers: typeof headers === 'function' ? headers(logout) : headers,
    withCredentials,
  });
  const get = (target: string, logout: LogoutRequest) =>
    defer(() => send(logoutRequest('GET', target, document, common(logout)), logout));

  return {
    accept: given.accept,
    goneStatuses: given.goneStatuses,
    redirectHeader: given.redirectHeader,
    refusedStatuses: xsrf?.refusedStatuses,
    xsrf: injectConfiguredXsrf(xsrf),
    createRequest: (logout) => {
      const target = typeof url === 'function' ? textOf(url(logout)) : url;
      const parts = { ...common(logout), body: body?.(logout), keepalive: true };
      const request = logoutRequest(method, target, document, parts);
      return fitsKeepalive(request) ? request : request.clone({ keepalive: false });
    },
    ...(xsrf?.refreshUrl !== undefined && {
      refreshToken: tokenRefresher(xsrf, get, report),
    }),
    ...(given.verifyUrl !== undefined && injectVerification(given, get)),
  };
}

/** Sends a `GET` with the headers and credentials of the sign-out. */
type Get = (url: string, logout: LogoutRequest) => Observable<HttpAnswer>;

function tokenRefresher(
  { refreshUrl = '', tokenFrom }: LogoutXsrfOptions,
  get: Get,
  report: (error: unknown) => void,
): (logout: LogoutRequest) => Observable<string | boolean> {
  return (logout) =>
    get(refreshUrl, logout).pipe(
      map((answer) => {
        if (!answer.response.ok || answer.strayed) return false;
        const token = tokenFrom?.(answer.response) ?? '';
        return token !== '' ? token : true;
      }),
      catchError((error: unknown) => {
        if (error instanceof LogoutError) return throwError(() => error);
        // `tokenFrom` could not read the response, for example an HTML page, or `headers` failed.
        report(error);
        return of(false);
      }),
      defaultIfEmpty(false),
    );
}

/** Must be called in an injection context. */
function injectVerification(
  { verifyUrl = '', isSignedOut: saysSo = isUnauthorized }: HttpLogoutOptions,
  get: Get,
): Pick<HttpLogoutSettings, 'isSignedOut' | 'verify'> {
  const report = injectReport();
  const session = inject(LOGOUT_CONFIG).session?.();

  const isSignedOut = (logout: LogoutRequest) =>
    get(verifyUrl, logout).pipe(
      map(({ response, redirected }) => {
        if (redirected || response.status >= 500) return undefined;
        if (saysSo(response)) return true;
        return response.ok ? false : undefined;
      }),
      catchError((error: unknown) => {
        if (!(error instanceof LogoutError)) report(error);
        return of(undefined);
      }),
      defaultIfEmpty(undefined),
    );

  const settle = (verdict: LogoutVerdict, logout: LogoutRequest): Observable<LogoutVerdict> => {
    const { response, error } = verdict;
    // A 401 proves nothing while a failed sign-out may have removed only the credential.
    const isDoubtful = !!response?.alreadySignedOut && !!session?.doubtful;
    if (!error && !isDoubtful) return of(verdict);
    return isSignedOut(logout).pipe(
      map((signedOut) => {
        if (signedOut) {
          session?.settle();
          return { response: response ?? { alreadySignedOut: true } };
        }
        return signedOut === false && error ? { error } : verdict;
      }),
    );
  };

  return {
    isSignedOut,
    verify: (verdict$, logout) =>
      verdict$.pipe(
        // After a refused token, the server can be asked even if it does not answer any more.
        catchError((error: unknown): Observable<LogoutVerdict> => {
          const isAnswered = error instanceof LogoutError && TOKEN_REFUSED.has(logout);
          return isAnswered ? of({ error }) : throwError(() => error);
        }),
        concatMap((verdict) => settle(verdict, logout)),
      ),
  };
}

/** Makes every function of `options` run in an injection context. */
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

/** An empty string would be valid as well: the URL of the page itself. */
function textOf(url: unknown): string {
  if (isText(url)) return url;
  throw new LogoutConfigurationError(
    112,
    ngDevMode &&
      `The url function of withHttpLogout() returned ${JSON.stringify(url)}. Return a URL that is not empty.`,
  );
}

/** Whether the request may outlive the page. The size of a form is only known when it is sent. */
function fitsKeepalive(request: HttpRequest<unknown>): boolean {
  const body = request.serializeBody();
  if (body instanceof FormData) return false;
  return (
    !body || byteLength(body instanceof URLSearchParams ? String(body) : body) < KEEPALIVE_LIMIT
  );
}
