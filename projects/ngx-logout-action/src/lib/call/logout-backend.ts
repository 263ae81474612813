import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { concatMap, map, type Observable, type ObservableInput, of, tap, throwError } from 'rxjs';

import type { LogoutRequest, LogoutResponse } from '../action/logout-outcome';
import { LOGOUT_CONFIG } from '../config';
import { type HttpAnswer, injectSendRequest, logoutRequest, TOKEN_REFUSED } from './http-request';
import { isRefused, readResponse, type ResponseRules } from './read-response';
import { RedirectResolver } from './redirect-resolver';
import { forgetReadCookies, injectAngularXsrf, type Retries, retryTokens } from './xsrf';

/**
 * Ends the session. By default, it sends `POST /logout` with HttpClient. Change that request with `withHttpLogout`,
 * or replace the backend with `withLogoutBackend` or a provider.
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
  /** Origins that only the `redirectUrl` of this backend may lead to, such as the origin of an OpenID Provider. */
  readonly ɵredirectOrigins?: readonly string[] | undefined;

  /** Whether the session ends only when the document leaves, so that a sign-out cannot be completed by a later request. */
  readonly ɵneedsDocument?: boolean | undefined;

  /** Whether a test answers, possibly only after the app is stable. */
  readonly ɵanswersByTest?: boolean | undefined;

  /**
   * Ends the session. The first value counts. The library unsubscribes after the action's `timeout`.
   *
   * @param request the name of the action, the data of the call, and the URL of the next page.
   * @throws LogoutError to set the kind of the failure. Any other error becomes one of kind `backend`.
   */
  abstract logout(request: LogoutRequest): ObservableInput<LogoutResponse>;
}

/** Ends the session with an HttpClient request, so that the app's interceptors and XSRF support apply. */
@Injectable({ providedIn: 'root' })
export class HttpLogoutBackend extends LogoutBackend {
  readonly #document = inject(DOCUMENT);
  readonly #resolver = inject(RedirectResolver);
  readonly #settings = inject(LOGOUT_CONFIG).http?.();
  readonly #angularXsrf = injectAngularXsrf();
  readonly #send = injectSendRequest();

  override logout(logout: LogoutRequest): Observable<LogoutResponse> {
    const settings = this.#settings?.() ?? {};
    const { xsrf = this.#angularXsrf, createRequest, verify } = settings;
    const create = () =>
      createRequest?.(logout) ??
      logoutRequest('POST', '/logout', this.#document, { keepalive: true });
    const request = create();
    const sent = xsrf.first(request);

    /** Repeats the request with other tokens until one is accepted. */
    const retry = (refused: HttpAnswer, tokens: Retries): Observable<HttpAnswer> => {
      if (!tokens.length || !canRetry(refused, settings)) return of(refused);
      const [token, ...others] = tokens;
      const again = create();
      const isFirst = token === xsrf.first(again);
      const answer$ = this.#send(xsrf.add(again, token, isFirst), logout);
      return answer$.pipe(concatMap((answer) => retry(answer, others)));
    };

    const verdict$ = this.#send(xsrf.add(request, sent, true), logout).pipe(
      concatMap((answer) => {
        if (!canRetry(answer, settings)) return of(answer);
        TOKEN_REFUSED.add(logout);
        const refreshed: Observable<string | boolean> =
          settings.refreshToken?.(logout) ?? of(false);
        const known = [sent, ...xsrf.all(request)];
        return refreshed.pipe(
          tap(() => forgetReadCookies(this.#document)),
          map((token) => retryTokens(known, xsrf.all(create()), token)),
          concatMap((tokens) => retry(answer, tokens)),
        );
      }),
      map((answer) => readResponse(answer, settings, ({ href }) => this.#resolver.isPage(href))),
    );
    return (verify?.(verdict$, logout) ?? verdict$).pipe(
      concatMap(({ response, error }) => (response ? of(response) : throwError(() => error))),
    );
  }
}

/** Whether the server refused the XSRF token and `accept` does not allow the response. */
function canRetry(answer: HttpAnswer, rules: ResponseRules): boolean {
  const { response } = answer;
  return isRefused(response, rules) && !answer.strayed && !rules.accept?.(response);
}
