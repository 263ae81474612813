import { DOCUMENT } from '@angular/common';
import type { HttpRequest, HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { concatMap, map, type Observable, type ObservableInput, of, throwError } from 'rxjs';

import type { LogoutRequest, LogoutResponse } from '../action/logout-outcome';
import { LOGOUT_CONFIG } from '../config';
import { type HttpAnswer, injectSendRequest, isFromElsewhere, logoutRequest } from './http-request';
import { type HttpLogoutSettings, type LogoutVerdict, readResponse } from './read-response';
import { RedirectResolver } from './redirect-resolver';
import { injectXsrf, isRefused, nextToken } from './xsrf';

/**
 * Ends the session. The default sends `POST /logout` through HttpClient; change that request with `withHttpLogout`,
 * or replace the backend with `withLogoutBackend` or an ordinary provider.
 *
 * @example
 * ```ts
 * @Injectable()
 * class SocketBackend extends LogoutBackend {
 *   readonly #socket = inject(Socket);
 *
 *   override logout({ action }: LogoutRequest): Promise<LogoutResponse> {
 *     return this.#socket.ask('logout', { action });
 *   }
 * }
 * ```
 */
@Injectable({ providedIn: 'root', useFactory: () => inject(HttpLogoutBackend) })
export abstract class LogoutBackend {
  /** Origins that only the `redirectUrl` of this backend may lead to, such as that of an OpenID Provider. */
  readonly ɵredirectOrigins?: readonly string[] | undefined;

  /** Whether a test answers, which may wait for the app to be stable first. */
  readonly ɵanswersByTest?: boolean | undefined;

  /**
   * Ends the session. The first answer counts, and the library unsubscribes when the action's `timeout` is over.
   *
   * @param request the action's name, the data of the call, and the URL of the page that follows.
   * @throws LogoutError to name the kind of the failure; any other error becomes one of the kind `backend`.
   */
  abstract logout(request: LogoutRequest): ObservableInput<LogoutResponse>;
}

/** Ends the session with one request of HttpClient, so that the app's interceptors and XSRF support apply. */
@Injectable({ providedIn: 'root' })
export class HttpLogoutBackend extends LogoutBackend {
  readonly #document = inject(DOCUMENT);
  readonly #resolver = inject(RedirectResolver);
  readonly #settings = inject(LOGOUT_CONFIG).http?.();
  readonly #session = inject(LOGOUT_CONFIG).session?.();
  readonly #send = injectSendRequest();
  readonly #xsrf = injectXsrf();

  override logout(logout: LogoutRequest): Observable<LogoutResponse> {
    const settings = this.#settings?.() ?? {};
    const request = this.#createRequest(logout, settings);
    const tokens = this.#xsrf.tokensFor(request, settings.xsrf);
    return this.#send(this.#xsrf.withToken(request, tokens[0], settings.xsrf, true)).pipe(
      concatMap((answer) => this.#retryIfRefused(answer, tokens, logout, settings)),
      map((answer) => readResponse(answer, settings, ({ href }) => this.#resolver.isPage(href))),
      concatMap((verdict) => this.#verify(verdict, logout, settings)),
      concatMap(({ response, error }) => (response ? of(response) : throwError(() => error))),
    );
  }

  #createRequest(logout: LogoutRequest, settings: HttpLogoutSettings): HttpRequest<unknown> {
    return (
      settings.createRequest?.(logout) ??
      logoutRequest('POST', '/logout', this.#document, { keepalive: true })
    );
  }

  /** Repeats the request once if the server refused its XSRF token and there is another one to send. */
  #retryIfRefused(
    refused: HttpAnswer,
    sent: readonly string[],
    logout: LogoutRequest,
    settings: HttpLogoutSettings,
  ): Observable<HttpAnswer> {
    const { response } = refused;
    const { xsrf, accept, refreshToken } = settings;
    if (!isRefused(response.status, xsrf) || isFromElsewhere(refused) || accept?.(response)) {
      return of(refused);
    }
    const refreshed: Observable<HttpResponse<string> | null | undefined> = refreshToken
      ? refreshToken(logout)
      : of(undefined);
    return refreshed.pipe(
      concatMap((fresh) => {
        const request = this.#createRequest(logout, settings);
        const now = this.#xsrf.tokensFor(request, xsrf);
        const next = (fresh && xsrf?.tokenFrom?.(fresh)) ?? nextToken(sent, now);
        if (fresh === null || (fresh === undefined && next === undefined)) return of(refused);
        const token = next ?? now[0];
        return this.#send(this.#xsrf.withToken(request, token, xsrf, token === now[0]));
      }),
    );
  }

  /** Asks the server whether the user is signed out, unless its answer was clear. */
  #verify(
    verdict: LogoutVerdict,
    logout: LogoutRequest,
    { verify }: HttpLogoutSettings,
  ): Observable<LogoutVerdict> {
    const { response, error } = verdict;
    const doubtful = !!response?.alreadySignedOut && !!this.#session?.doubtful;
    if (!verify || (!error && !doubtful)) return of(verdict);
    return verify(logout).pipe(
      map((signedOut) => {
        if (signedOut) {
          this.#session?.settle();
          return { response: response ?? { alreadySignedOut: true } };
        }
        return signedOut === false && error ? { error } : verdict;
      }),
    );
  }
}
