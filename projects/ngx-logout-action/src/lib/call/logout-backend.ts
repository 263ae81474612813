import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { concatMap, map, type Observable, type ObservableInput, of, throwError } from 'rxjs';

import type { LogoutRequest, LogoutResponse } from '../action/logout-outcome';
import { LOGOUT_CONFIG } from '../config';
import { type HttpAnswer, injectSendRequest, logoutRequest } from './http-request';
import { isRefused, readResponse, type ResponseRules } from './read-response';
import { RedirectResolver } from './redirect-resolver';
import { injectAngularXsrf, type Retries, retryTokens } from './xsrf';

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

  /** Whether the session ends only when the document leaves, so that no later request can complete a sign-out. */
  readonly ɵneedsDocument?: boolean | undefined;

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

    /** Repeats the request with other tokens than the refused one, until one is accepted. */
    const retry = (refused: HttpAnswer, tokens: Retries): Observable<HttpAnswer> => {
      if (!tokens.length || !canRetry(refused, settings)) return of(refused);
      const [token, ...others] = tokens;
      const again = create();
      const isFirst = token === xsrf.first(again);
      const answer$ = this.#send(xsrf.add(again, token, isFirst), logout);
      return answer$.pipe(concatMap((answer) => retry(answer, others)));
    };

    return this.#send(xsrf.add(request, sent, true), logout).pipe(
      concatMap((answer) => {
        if (!canRetry(answer, settings)) return of(answer);
        const refreshed: Observable<string | boolean> =
          settings.refreshToken?.(logout) ?? of(false);
        const known = [sent, ...xsrf.all(request)];
        return refreshed.pipe(
          map((token) => retryTokens(known, xsrf.all(create()), token)),
          concatMap((tokens) => retry(answer, tokens)),
        );
      }),
      map((answer) => readResponse(answer, settings, ({ href }) => this.#resolver.isPage(href))),
      concatMap((verdict) => verify?.(verdict, logout) ?? of(verdict)),
      concatMap(({ response, error }) => (response ? of(response) : throwError(() => error))),
    );
  }
}

/** Whether the server refused the XSRF token, and `accept` does not take that answer. */
function canRetry(answer: HttpAnswer, rules: ResponseRules): boolean {
  const { response } = answer;
  return isRefused(response, rules) && !answer.strayed && !rules.accept?.(response);
}
