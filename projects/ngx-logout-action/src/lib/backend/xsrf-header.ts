import type { HttpXsrfTokenExtractor } from '@angular/common/http';

import type { HttpLogoutOptions } from './http-logout-options';

/** Angular's own header; its injection token is not public. */
const DEFAULT_HEADER = 'X-XSRF-TOKEN';

type XsrfConfig = NonNullable<HttpLogoutOptions['xsrf']>;

/** The XSRF token as the cookie has it now. */
export function readToken(
  { cookieName }: XsrfConfig,
  document: Document,
  extractor: HttpXsrfTokenExtractor,
): string | null {
  return cookieName ? readCookie(document.cookie, cookieName) : extractor.getToken();
}

/**
 * What has to be added to a request to `url`. The page's own origin gets Angular's header from Angular
 * itself; another origin gets one only if `url` spells that origin out.
 */
export function xsrfHeader(
  url: string,
  { cookieName, headerName }: XsrfConfig,
  token: string | null,
  baseURI: string,
): Record<string, string> {
  const { origin } = new URL(url, baseURI);
  const own = origin === new URL(baseURI).origin;
  const trusted = own || url === origin || url.startsWith(`${origin}/`);
  if (!token || !trusted || (own && !cookieName && !headerName)) return {};
  return { [headerName ?? DEFAULT_HEADER]: token };
}

function readCookie(cookies: string, name: string): string | null {
  const prefix = `${encodeURIComponent(name)}=`;
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(prefix));
  return found ? decodeURIComponent(found.slice(prefix.length)) : null;
}
