import { DOCUMENT } from '@angular/common';
import { type HttpRequest, type HttpResponse, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject } from '@angular/core';

import { isSameOrigin, ownBase } from '../call/http-request';
import {
  angularToken,
  present,
  readCookies,
  XSRF_COOKIE,
  XSRF_HEADER,
  type XsrfTokens,
} from '../call/xsrf';

/** Where to find the XSRF token and how to send it. The defaults are Angular's cookie and header. */
export interface LogoutXsrfOptions {
  /**
   * URL of a `GET` request that fetches a new token, once, after the server has refused a token. Without it, the request is
   * repeated only if the token has changed. In router mode, it is also requested after a success, for the next sign-in.
   */
  refreshUrl?: string | undefined;
  /** Name of the cookie with the token. @default 'XSRF-TOKEN' */
  cookieName?: string | undefined;
  /** Name of the request header for the token. @default 'X-XSRF-TOKEN' */
  headerName?: string | undefined;
  /**
   * Returns the token. Replaces the cookie.
   *
   * @example
   * ```ts
   * token: () => document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? null
   * ```
   */
  token?: (() => string | null) | undefined;
  /**
   * Reads the token from the response of `refreshUrl`, for servers that send it in JSON or in a header.
   *
   * @example
   * ```ts
   * tokenFrom: ({ body }) => (JSON.parse(body ?? 'null') as { token: string } | null)?.token ?? null
   * ```
   */
  tokenFrom?: ((response: HttpResponse<string>) => string | null) | undefined;
  /**
   * Statuses that mean that the server refused the XSRF token. Rails uses 422, ASP.NET Core 400, and
   * Flask-JWT-Extended 401.
   * @default [403, 419]
   */
  refusedStatuses?: readonly number[] | undefined;
}

/** Reads the tokens that `withHttpLogout` configures. Must be called in an injection context. */
export function injectConfiguredXsrf(xsrf: LogoutXsrfOptions | undefined): XsrfTokens {
  const document = inject(DOCUMENT);
  const extractor = inject(HttpXsrfTokenExtractor);
  const { token, cookieName, headerName } = xsrf ?? {};
  const isCustom = !!token || cookieName !== undefined || headerName !== undefined;

  const trust = ({ url }: HttpRequest<unknown>) => tokenTrust(url, document, xsrf);
  const isByAngular = (request: HttpRequest<unknown>) => !isCustom && trust(request) === 'own';
  const all = (request: HttpRequest<unknown>) => {
    if (!trust(request)) return [];
    if (token) return present([token()]);
    const angulars = cookieName === undefined ? angularToken(extractor) : undefined;
    return present([angulars, ...readCookies(document, cookieName ?? XSRF_COOKIE)]);
  };

  return {
    first: (request) => (isByAngular(request) ? angularToken(extractor) : all(request)[0]),
    all,
    add: (request, value, isFirst) => {
      if (value === undefined || !trust(request) || (isFirst && isByAngular(request))) {
        return request;
      }
      return request.clone({ setHeaders: { [headerName ?? XSRF_HEADER]: value } });
    },
  };
}

/** Tokens may be sent to the page's own origin, and to an origin in `url` if the app sets `xsrf`. */
export function tokenTrust(
  url: string,
  document: Document,
  xsrf: object | undefined,
): 'own' | 'named' | undefined {
  const target = new URL(url, ownBase(document));
  if (isSameOrigin(target, document.location)) return 'own';
  return xsrf && isSpelledOut(url, target) ? 'named' : undefined;
}

/** Whether the URL contains the origin literally, as in `https://api.example/logout` but not `//api.example/logout`. */
function isSpelledOut(written: string, { protocol, host }: URL): boolean {
  const origin = `${protocol}//${host}`;
  return written === origin || written.startsWith(`${origin}/`);
}
