import { DOCUMENT } from '@angular/common';
import {
  HttpClient,
  HttpErrorResponse,
  HttpRequest,
  HttpResponse,
  HttpXsrfTokenExtractor,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, concatMap, filter, map, Observable, of } from 'rxjs';

import { LogoutError } from '../model/logout-error';
import type { LogoutRequest, LogoutResponse } from '../model/logout-outcome';
import { Destinations } from '../navigation/destinations';
import { requestInit } from './http-logout-options';
import { HTTP_LOGOUT_SETTINGS } from './http-logout-settings';
import type { LogoutBackend } from './logout-backend';
import { isXsrfRefusal, readResponse, refusal } from './read-response';

/** Ends the session by a POST of HttpClient, so that the app's interceptors and XSRF support apply. */
@Injectable({ providedIn: 'root' })
export class HttpLogoutBackend implements LogoutBackend {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);
  readonly #extractor = inject(HttpXsrfTokenExtractor);
  readonly #settings = inject(HTTP_LOGOUT_SETTINGS);
  readonly #destinations = inject(Destinations);

  logout(request: LogoutRequest): Observable<LogoutResponse> {
    const { url = '/logout', complete, accept } = this.#settings;
    const send = () => {
      const post = new HttpRequest<unknown>('POST', url, null, {
        ...requestInit(),
        keepalive: true,
      });
      return this.#send(complete?.(post, request) ?? post);
    };
    let token: string | null;
    const sent = new Observable<HttpResponse<string>>((subscriber) => {
      subscriber.add(send().subscribe(subscriber));
      // Not before it has left: a browser takes its time to tell cookies.
      token = this.#readToken();
    });
    return sent.pipe(
      concatMap((response) => {
        if (!isXsrfRefusal(response) || accept?.(response)) return of(response);
        return this.#renewToken(token).pipe(
          concatMap((renewed) => {
            if (!renewed) throw refusal(response);
            return send();
          }),
        );
      }),
      map((response) =>
        readResponse(response, this.#settings, () => this.#isLandingPage(response.url, url)),
      ),
    );
  }

  /** Whether there is another token than the one that was refused. */
  #renewToken(refused: string | null): Observable<boolean> {
    return (
      this.#settings.renewToken?.((request) => this.#send(request)) ??
      of(this.#readToken() !== refused)
    );
  }

  #readToken(): string | null {
    const { readToken } = this.#settings;
    return readToken ? readToken() : this.#extractor.getToken();
  }

  /** Whether a redirect has led to the app's login or home page. */
  #isLandingPage(arrivedAt: string | null, askedFor: string): boolean {
    return (
      !!arrivedAt &&
      arrivedAt !== new URL(askedFor, this.#document.baseURI).href &&
      this.#destinations.isPage(arrivedAt)
    );
  }

  /** Every answer that arrives is a value, whatever its status; only no answer is an error. */
  #send(request: HttpRequest<unknown>): Observable<HttpResponse<string>> {
    return this.#http.request<string>(request).pipe(
      filter((event) => event instanceof HttpResponse),
      catchError((failure: unknown) => {
        // What is not of HttpClient comes from an interceptor of the app.
        if (!(failure instanceof HttpErrorResponse)) throw failure;
        const { status, headers, url } = failure;
        if (!status) throw new LogoutError('network', { cause: failure });
        const body: unknown = failure.error;
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
}
