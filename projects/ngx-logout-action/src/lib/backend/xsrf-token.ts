import { DOCUMENT } from '@angular/common';
import { HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';

import { HTTP_LOGOUT_OPTIONS } from './http-logout-options';

/** Angular's own header; its injection token is not public. */
const DEFAULT_HEADER = 'X-XSRF-TOKEN';

/** The XSRF token of the page, and to whom it may be shown. */
@Injectable({ providedIn: 'root' })
export class XsrfToken {
  readonly #config = inject(HTTP_LOGOUT_OPTIONS).xsrf;
  readonly #document = inject(DOCUMENT);
  readonly #extractor = inject(HttpXsrfTokenExtractor);

  /** The token as the cookie has it now. */
  read(): string | null {
    const name = this.#config?.cookieName;
    return name ? readCookie(this.#document.cookie, name) : this.#extractor.getToken();
  }

  /**
   * What has to be added to a request to `url`. The page's own origin gets Angular's header from Angular
   * itself; another origin gets one only if `xsrf` is configured and `url` spells that origin out.
   */
  headers(url: string): Record<string, string> {
    const config = this.#config;
    const token = config && this.read();
    const target = new URL(url, this.#document.baseURI);
    const own = target.origin === new URL(this.#document.baseURI).origin;
    const trusted = own || url === target.origin || url.startsWith(`${target.origin}/`);
    if (!token || !trusted || (own && !config.cookieName && !config.headerName)) return {};
    return { [config.headerName ?? DEFAULT_HEADER]: token };
  }
}

function readCookie(cookies: string, name: string): string | null {
  const prefix = `${encodeURIComponent(name)}=`;
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(prefix));
  return found ? decodeURIComponent(found.slice(prefix.length)) : null;
}
