import { DOCUMENT, Location } from '@angular/common';
import type { HttpRequest, HttpResponse } from '@angular/common/http';
import { inject, Injectable, InjectionToken } from '@angular/core';
import { concatMap, map, type Observable, type ObservableInput, of, throwError } from 'rxjs';

import type { LogoutRequest, LogoutResponse } from '../model/logout-outcome';
import { LOGOUT_PAGES } from '../navigation/pages';
import { SESSION_CHECK } from '../session/session-check';
import {
  type HttpAnswer,
  injectSendRequest,
  isFromElsewhere,
  logoutRequest,
  ownBase,
} from './http-request';
import { type LogoutResponseRules, type LogoutVerdict, readResponse } from './read-response';
import { injectXsrf, isRefused, type LogoutXsrfOptions, nextToken } from './xsrf';

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
  /**
   * Ends the session. The first answer counts, and the library unsubscribes when the action's `timeout` is over.
   *
   * @param request the action's name, the data of the call, and the URL of the page that follows.
   * @throws LogoutError to name the kind of the failure; any other error becomes one of the kind `backend`.
   */
  abstract logout(request: LogoutRequest): ObservableInput<LogoutResponse>;
}

/** How `withHttpLogout` changes the plain `POST /logout`. */
export interface HttpLogoutSettings extends LogoutResponseRules {
  readonly xsrf?: LogoutXsrfOptions | undefined;
  /** Creates the request. @default `POST /logout` */
  readonly createRequest?: (logout: LogoutRequest) => HttpRequest<unknown>;
  /** Fetches a new XSRF token. Emits the answer, or `null` if the server has none to give. */
  readonly refreshToken?:
    ((logout: LogoutRequest) => Observable<HttpResponse<string> | null>) | undefined;
  /** Asks the server whether the user is signed out. Emits `undefined` if the answer proves nothing. */
  readonly verify?: ((logout: LogoutRequest) => Observable<boolean | undefined>) | undefined;
}

/** Returns the settings of `withHttpLogout`, or throws if they cannot be had now. Empty by default. */
export const HTTP_LOGOUT_SETTINGS = new InjectionToken<() => HttpLogoutSettings>(
  'HTTP_LOGOUT_SETTINGS',
  { factory: () => () => ({}) },
);

/** Ends the session with one request of HttpClient, so that the app's interceptors and XSRF support apply. */
@Injectable({ providedIn: 'root' })
export class HttpLogoutBackend extends LogoutBackend {
  readonly #document = inject(DOCUMENT);
  readonly #location = inject(Location);
  readonly #pages = inject(LOGOUT_PAGES);
  readonly #settings = inject(HTTP_LOGOUT_SETTINGS);
  readonly #doubt = inject(SESSION_CHECK);
  readonly #send = injectSendRequest();
  readonly #xsrf = injectXsrf();

  override logout(logout: LogoutRequest): Observable<LogoutResponse> {
    const settings = this.#settings();
    const request = this.#createRequest(logout, settings);
    const tokens = this.#xsrf.tokensFor(request, settings.xsrf);
    return this.#send(this.#xsrf.withToken(request, tokens[0], settings.xsrf, true)).pipe(
      concatMap((answer) => this.#retryIfRefused(answer, tokens, logout, settings)),
      map((answer) => readResponse(answer, settings, (url) => this.#isAppPage(url))),
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
    const doubtful = !!response?.alreadySignedOut && !!this.#doubt?.doubtful;
    if (!verify || (!error && !doubtful)) return of(verdict);
    return verify(logout).pipe(
      map((signedOut) => {
        if (signedOut) {
          this.#doubt?.settle();
          return { response: response ?? { alreadySignedOut: true } };
        }
        return signedOut === false && error ? { error } : verdict;
      }),
    );
  }

  /** Whether `url` is the app's login or home page, with or without hash routing and whatever its query. */
  #isAppPage(url: URL): boolean {
    const base = ownBase(this.#document);
    return [this.#pages.login, this.#pages.home].some((page) => {
      const written = URL.canParse(page) ? page : this.#location.prepareExternalUrl(page);
      // A server does not see the fragment, and redirects to `/login` rather than to `/#/login`.
      return [written, written.replace(/#\/?/, '')].some(
        (each) => pageOf(new URL(each, base)) === pageOf(url),
      );
    });
  }
}

/** A URL without its query and fragment, and without a slash at its end. */
function pageOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
}
