import { DOCUMENT } from '@angular/common';
import { type HttpRequest, type HttpResponse, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject } from '@angular/core';

import { isSameOrigin, ownBase } from './http-request';

/** Where the XSRF token is found and how it is sent. Cookie and header are Angular's unless given. */
export interface LogoutXsrfOptions {
  /**
   * URL that a `GET` fetches a new token from, once, after a token was refused. Without it, the request is repeated
   * only if the token changed. In router mode, it is also fetched after a success, for the next sign-in.
   */
  refreshUrl?: string | undefined;
  /** Name of the cookie that holds the token. @default 'XSRF-TOKEN' */
  cookieName?: string | undefined;
  /** Name of the request header that carries the token. @default 'X-XSRF-TOKEN' */
  headerName?: string | undefined;
  /**
   * Returns the token, instead of the cookie.
   *
   * @example
   * ```ts
   * token: () => document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? null
   * ```
   */
  token?: (() => string | null) | undefined;
  /**
   * Reads the token from the answer of `refreshUrl`, for servers that send it as JSON or as a header.
   *
   * @example
   * ```ts
   * tokenFrom: ({ body }) => (JSON.parse(body ?? 'null') as { token: string } | null)?.token ?? null
   * ```
   */
  tokenFrom?: ((response: HttpResponse<string>) => string | null) | undefined;
  /**
   * Statuses that mean "XSRF token refused". Rails answers 422, ASP.NET Core 400.
   * @default [403, 419]
   */
  refusedStatuses?: readonly number[] | undefined;
}

/** Angular's own names; their injection tokens are not public. */
const COOKIE = 'XSRF-TOKEN';
const HEADER = 'X-XSRF-TOKEN';

/** Whether the server refused the XSRF token. */
export function isRefused(status: number, xsrf: LogoutXsrfOptions | undefined): boolean {
  return (xsrf?.refusedStatuses ?? [403, 419]).includes(status);
}

/** Reads and sets XSRF tokens. Must be called in an injection context. */
export function injectXsrf() {
  const document = inject(DOCUMENT);
  const extractor = inject(HttpXsrfTokenExtractor);

  /** A token goes to the page's own origin, and to one that the app spells out and configures `xsrf` for. */
  function mayCarryToken({ url }: HttpRequest<unknown>, xsrf: LogoutXsrfOptions | undefined) {
    const target = new URL(url, ownBase(document));
    const own = isSameOrigin(target, document.location);
    return { own, allowed: own || (!!xsrf && isSpelledOut(url, target)) };
  }

  return {
    /** The tokens that the request may carry, in the order in which they are tried. */
    tokensFor(
      request: HttpRequest<unknown>,
      xsrf: LogoutXsrfOptions | undefined,
    ): readonly string[] {
      if (!mayCarryToken(request, xsrf).allowed) return [];
      const { token, cookieName } = xsrf ?? {};
      const found = token
        ? [token()]
        : [
            cookieName ? null : extractor.getToken(),
            ...readCookies(document, cookieName ?? COOKIE),
          ];
      return [...new Set(found.filter((each) => !!each) as string[])];
    },

    /** Adds the header, unless Angular itself is going to add the same one. */
    withToken(
      request: HttpRequest<unknown>,
      token: string | undefined,
      xsrf: LogoutXsrfOptions | undefined,
      isAngulars: boolean,
    ): HttpRequest<unknown> {
      const { own, allowed } = mayCarryToken(request, xsrf);
      const byAngular = own && isAngulars && !xsrf?.cookieName && !xsrf?.headerName && !xsrf?.token;
      if (token === undefined || !allowed || byAngular) return request;
      return request.clone({ setHeaders: { [xsrf?.headerName ?? HEADER]: token } });
    },
  };
}

/**
 * The token to retry with after `sent` were the tokens of the first request: one that has appeared since, or else
 * the other value of a cookie that exists twice.
 */
export function nextToken(sent: readonly string[], now: readonly string[]): string | undefined {
  return now.find((token) => !sent.includes(token)) ?? now.find((token) => token !== sent[0]);
}

/** Whether the origin is written out, as `https://api.example/logout` does and `//api.example/logout` does not. */
function isSpelledOut(written: string, { protocol, host }: URL): boolean {
  const origin = `${protocol}//${host}`;
  return written === origin || written.startsWith(`${origin}/`);
}

/** All values of a cookie. A malformed one is no token. */
function readCookies({ cookie }: Document, name: string): (string | null)[] {
  const prefix = `${encodeURIComponent(name)}=`;
  return cookie
    .split(/; */)
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => decode(pair.slice(prefix.length)));
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value).replace(/^"(.*)"$/, '$1');
  } catch {
    return null;
  }
}
