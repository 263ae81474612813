import { DOCUMENT } from '@angular/common';
import { HttpRequest, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject } from '@angular/core';
import { map } from 'rxjs';

import { type HttpLogoutOptions, requestInit } from './http-logout-options';
import type { HttpLogoutSettings } from './http-logout-settings';
import { readToken, xsrfHeader } from './xsrf-header';

/** Fetch Standard, "keepalive": all such requests under way share this many bytes of body. */
const KEEPALIVE_LIMIT = 64 * 1024;

/** What the options of `withHttpLogout` mean for the requests. To be called in an injection context. */
export function configuredRequests(options: HttpLogoutOptions): HttpLogoutSettings {
  const { url, body, headers = {}, withCredentials = false, accept, goneStatuses, xsrf } = options;
  const document = inject(DOCUMENT);
  const extractor = inject(HttpXsrfTokenExtractor);
  const token = () => readToken(xsrf ?? {}, document, extractor);
  const refreshUrl = xsrf?.refreshUrl;
  return {
    url,
    accept,
    goneStatuses,
    readToken: token,
    complete: (post, request) => {
      const complete = post.clone({
        body: body?.(request) ?? null,
        withCredentials,
        setHeaders: {
          ...headers,
          ...(xsrf && xsrfHeader(post.url, xsrf, token(), document.baseURI)),
        },
      });
      return fitsKeepalive(complete) ? complete : complete.clone({ keepalive: false });
    },
    renewToken:
      refreshUrl === undefined
        ? undefined
        : (send) => {
            const init = { ...requestInit(), withCredentials };
            const refresh = new HttpRequest<unknown>('GET', refreshUrl, init);
            return send(refresh.clone({ setHeaders: headers })).pipe(map(({ ok }) => ok));
          },
  };
}

/** Whether the request may outlive the page. A form's size is not known before it is sent. */
function fitsKeepalive(request: HttpRequest<unknown>): boolean {
  const body = request.serializeBody();
  return (
    !body ||
    (!(body instanceof FormData) &&
      new Blob([body instanceof URLSearchParams ? String(body) : body]).size < KEEPALIVE_LIMIT)
  );
}
