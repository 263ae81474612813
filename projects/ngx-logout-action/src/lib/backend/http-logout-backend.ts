import { DOCUMENT } from '@angular/common';
import {
  HttpClient,
  HttpContext,
  HttpErrorResponse,
  HttpHeaders,
  HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, concatMap, filter, map, of, tap } from 'rxjs';

import { LogoutError } from '../model/logout-error';
import type { LogoutRequest, LogoutResponse } from '../model/logout-outcome';
import { Destinations } from '../navigation/destinations';
import { HTTP_LOGOUT_OPTIONS, LOGOUT_REQUEST } from './http-logout-options';
import type { LogoutBackend } from './logout-backend';
import { isXsrfRefusal, readResponse, refusal } from './read-response';
import { XsrfToken } from './xsrf-token';

/** Fetch Standard, "keepalive": all such requests under way share this many bytes of body. */
const KEEPALIVE_LIMIT = 64 * 1024;

/** Ends the session by a POST of HttpClient, so that the app's interceptors and XSRF support apply. */
@Injectable({ providedIn: 'root' })
export class HttpLogoutBackend implements LogoutBackend {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);
  readonly #options = inject(HTTP_LOGOUT_OPTIONS);
  readonly #xsrf = inject(XsrfToken);
  readonly #destinations = inject(Destinations);
  readonly #url = this.#options.url ?? '/logout';

  logout(request: LogoutRequest): Observable<LogoutResponse> {
    const token = this.#xsrf.read();
    return this.#post(request).pipe(
      concatMap((response) => {
        if (!isXsrfRefusal(response) || this.#options.accept?.(response)) return of(response);
        return this.#renewToken(token, response).pipe(concatMap(() => this.#post(request)));
      }),
      map((response) =>
        readResponse(response, {
          ...this.#options,
          isLandingPage: ({ url }) =>
            !!url && url !== this.#absolute(this.#url) && this.#destinations.isPage(url),
        }),
      ),
    );
  }

  #post(request: LogoutRequest): Observable<HttpResponse<string>> {
    const body = this.#options.body?.(request) ?? null;
    const post = new HttpRequest<unknown>('POST', this.#url, body, {
      ...this.#init(this.#xsrf.headers(this.#url)),
      keepalive: true,
    });
    return this.#send(fitsKeepalive(post) ? post : post.clone({ keepalive: false }));
  }

  /** Completes with one value once there is a token other than `refused`; fails where there is none. */
  #renewToken(refused: string | null, response: HttpResponse<string>): Observable<unknown> {
    const url = this.#options.xsrf?.refreshUrl;
    const renewed = url
      ? this.#send(new HttpRequest('GET', url, this.#init())).pipe(map(({ ok }) => ok))
      : of(this.#xsrf.read() !== refused);
    return renewed.pipe(
      tap((ok) => {
        if (!ok) throw refusal(response);
      }),
    );
  }

  #init(xsrfHeader: Record<string, string> = {}) {
    return {
      context: new HttpContext().set(LOGOUT_REQUEST, true),
      headers: new HttpHeaders({ ...this.#options.headers, ...xsrfHeader }),
      responseType: 'text' as const,
      withCredentials: this.#options.withCredentials ?? false,
    };
  }

  /** Every answer that arrives is a value, whatever its status; only no answer is an error. */
  #send(request: HttpRequest<unknown>): Observable<HttpResponse<string>> {
    return this.#http.request<string>(request).pipe(
      filter((event) => event instanceof HttpResponse),
      catchError((failure: unknown) => {
        // What is not of HttpClient comes from an interceptor of the app.
        if (!(failure instanceof HttpErrorResponse)) throw failure;
        const { status, headers, url } = failure;
        const body: unknown = failure.error;
        if (!status) throw new LogoutError('network', { cause: failure });
        return of(
          new HttpResponse({
            status,
            headers,
            url: url ?? undefined,
            body: typeof body === 'string' ? body : '',
          }),
        );
      }),
    );
  }

  #absolute(url: string): string {
    return new URL(url, this.#document.baseURI).href;
  }
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
