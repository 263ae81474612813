import { DOCUMENT } from '@angular/common';
import { type HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject } from '@angular/core';

import { documentProperty } from '../page/document-property';

/** Reads XSRF tokens and adds them to requests. */
export interface XsrfTokens {
  /** The first token to try. */
  first(request: HttpRequest<unknown>): string | undefined;
  /** All tokens that a request may use, in the order in which to try them. */
  all(request: HttpRequest<unknown>): readonly string[];
  /**
   * Adds a token to a request.
   *
   * @param isFirst whether it is the first token, which Angular itself adds to requests to the page's own origin.
   */
  add(
    request: HttpRequest<unknown>,
    token: string | undefined,
    isFirst: boolean,
  ): HttpRequest<unknown>;
}

/** Angular's own names. Its injection tokens for them are not public. */
export const XSRF_COOKIE = 'XSRF-TOKEN';
export const XSRF_HEADER = 'X-XSRF-TOKEN';

/** Reads Angular's tokens, for requests to the page's own origin. Must be called in an injection context. */
export function injectAngularXsrf(): XsrfTokens {
  const document = inject(DOCUMENT);
  const extractor = inject(HttpXsrfTokenExtractor);
  return {
    // Angular adds it. The cookie itself is only read for a retry, because browsers ask another process for it.
    first: () => angularToken(extractor),
    all: () => present([angularToken(extractor), ...readCookies(document, XSRF_COOKIE)]),
    add: (request, token, isFirst) =>
      token === undefined || isFirst
        ? request
        : request.clone({ setHeaders: { [XSRF_HEADER]: token } }),
  };
}

/** The tokens to retry with. `undefined` means a retry without a token. */
export type Retries = readonly (string | undefined)[];

/**
 * The tokens to retry with after the first one of `known` was refused: a new one, then the other values of a cookie
 * that exists more than once.
 *
 * @param known the token that was sent, if any, then those from before the refresh.
 * @param now the tokens after the refresh.
 * @param refreshed the token of a refresh, or whether there was one.
 */
export function retryTokens(
  known: Retries,
  now: readonly string[],
  refreshed: string | boolean,
): Retries {
  if (typeof refreshed === 'string') return [refreshed];
  const others = new Set([
    ...now.filter((token) => !known.includes(token)),
    ...now.filter((token) => token !== known[0]),
  ]);
  return others.size || !refreshed ? [...others] : [now[0]];
}

/** The token that Angular reads, if any. Angular throws if an element of the page is named `cookie`. */
export function angularToken(extractor: HttpXsrfTokenExtractor): string | undefined {
  try {
    return extractor.getToken() ?? undefined;
  } catch {
    return undefined;
  }
}

/** Drops missing and empty tokens. */
export function present(tokens: readonly (string | null | undefined)[]): readonly string[] {
  return tokens.filter((token): token is string => !!token);
}

/** All values of a cookie, because a sibling subdomain can set one with the same name. A malformed value is `null`. */
export function readCookies(document: Document, name: string): (string | null)[] {
  const prefix = `${encodeURIComponent(name)}=`;
  return documentProperty(document, 'cookie')
    .split(/; */)
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => decode(pair.slice(prefix.length)));
}

/**
 * Makes the document show the cookies of the latest response. WebKit may show those that it has read before until the page sets one
 * (https://webkit.org/b/324464). An empty string sets none.
 */
export function forgetReadCookies(document: Document): void {
  // Unlike an assignment, does not throw if an element of the page is named `cookie`.
  Reflect.set(document, 'cookie', '');
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value).replace(/^"(.*)"$/, '$1');
  } catch {
    return null;
  }
}
