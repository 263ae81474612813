import { DOCUMENT } from '@angular/common';
import { type HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject } from '@angular/core';

/** Where XSRF tokens come from, and how a request carries one. */
export interface XsrfTokens {
  /** The tokens that a request may carry, in the order in which they are tried. */
  of(request: HttpRequest<unknown>): readonly string[];
  /**
   * Adds a token to a request.
   *
   * @param isFirst whether it is the first of the tokens, which Angular itself adds to requests to the page's origin.
   */
  add(
    request: HttpRequest<unknown>,
    token: string | undefined,
    isFirst: boolean,
  ): HttpRequest<unknown>;
}

/** Angular's own names; their injection tokens are not public. */
export const XSRF_COOKIE = 'XSRF-TOKEN';
export const XSRF_HEADER = 'X-XSRF-TOKEN';

/** Angular's tokens, for requests to the page's own origin. Must be called in an injection context. */
export function injectAngularXsrf(): XsrfTokens {
  const document = inject(DOCUMENT);
  const extractor = inject(HttpXsrfTokenExtractor);
  return {
    of: () => present([extractor.getToken(), ...readCookies(document, XSRF_COOKIE)]),
    add: (request, token, isFirst) =>
      token === undefined || isFirst
        ? request
        : request.clone({ setHeaders: { [XSRF_HEADER]: token } }),
  };
}

/**
 * The token to retry with after `sent` were the tokens of the first request: one that has appeared since, or else
 * the other value of a cookie that exists twice.
 */
export function nextToken(sent: readonly string[], now: readonly string[]): string | undefined {
  return now.find((token) => !sent.includes(token)) ?? now.find((token) => token !== sent[0]);
}

/** Drops what is no token. */
export function present(tokens: readonly (string | null)[]): readonly string[] {
  return tokens.filter((token): token is string => !!token);
}

/** All values of a cookie: a sibling subdomain can add one of the same name. A malformed value is no token. */
export function readCookies({ cookie }: Document, name: string): (string | null)[] {
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
