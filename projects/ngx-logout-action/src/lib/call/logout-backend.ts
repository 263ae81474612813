import { DOCUMENT, Location } from '@angular/common';
import type { HttpRequest } from '@angular/common/http';
import { inject, Injectable, InjectionToken } from '@angular/core';
import { concatMap, map, type Observable, type ObservableInput, of, throwError } from 'rxjs';

import type { LogoutRequest, LogoutResponse } from '../model/logout-outcome';
import { LOGOUT_PAGES } from '../navigation/pages';
import {
  type HttpAnswer,
  injectSendRequest,
  isFromElsewhere,
  logoutRequest,
  ownBase,
} from './http-request';
import { isRefused, type LogoutVerdict, readResponse, type ResponseRules } from './read-response';
import { injectAngularXsrf, nextToken, type XsrfTokens } from './xsrf';

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
export interface HttpLogoutSettings extends ResponseRules {
  /** Creates the request. @default `POST /logout` */
  readonly createRequest?: (logout: LogoutRequest) => HttpRequest<unknown>;
  /** The XSRF tokens. @default Angular's */
  readonly xsrf?: XsrfTokens;
  /** Fetches a new XSRF token. Emits it, or whether the server has set one that the page can read. */
  readonly refreshToken?: (logout: LogoutRequest) => Observable<string | boolean>;
  /** Asks the server whether the user is signed out. Emits `undefined` if the answer proves nothing. */
  readonly isSignedOut?: (logout: LogoutRequest) => Observable<boolean | undefined>;
  /** Settles a verdict that is not clear by `isSignedOut`. */
  readonly verify?: (verdict: LogoutVerdict, logout: LogoutRequest) => Observable<LogoutVerdict>;
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
  readonly #angularXsrf = injectAngularXsrf();
  readonly #send = injectSendRequest();

  override logout(logout: LogoutRequest): Observable<LogoutResponse> {
    const settings = this.#settings();
    const { xsrf = this.#angularXsrf, createRequest, verify } = settings;
    const create = () =>
      createRequest?.(logout) ??
      logoutRequest('POST', '/logout', this.#document, { keepalive: true });
    const request = create();
    const sent = xsrf.of(request);

    /** Repeats the request if there is another XSRF token than the refused one. */
    const retry = (refused: HttpAnswer, refreshed: string | boolean) => {
      const again = create();
      const now = xsrf.of(again);
      const next = typeof refreshed === 'string' ? refreshed : nextToken(sent, now);
      if (!refreshed && next === undefined) return of(refused);
      const token = next ?? now[0];
      return this.#send(xsrf.add(again, token, token === now[0]));
    };

    return this.#send(xsrf.add(request, sent[0], true)).pipe(
      concatMap((answer) => {
        if (!canRetry(answer, settings)) return of(answer);
        const refreshed: Observable<string | boolean> =
          settings.refreshToken?.(logout) ?? of(false);
        return refreshed.pipe(concatMap((token) => retry(answer, token)));
      }),
      map((answer) => readResponse(answer, settings, (url) => this.#isAppPage(url))),
      concatMap((verdict) => verify?.(verdict, logout) ?? of(verdict)),
      concatMap(({ response, error }) => (response ? of(response) : throwError(() => error))),
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

/** Whether the server refused the XSRF token, and `accept` does not take that answer. */
function canRetry(answer: HttpAnswer, rules: ResponseRules): boolean {
  const { response } = answer;
  return isRefused(response, rules) && !isFromElsewhere(answer) && !rules.accept?.(response);
}

/** A URL without its query and fragment, and without a slash at its end. */
function pageOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
}
