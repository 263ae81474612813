import type { HttpResponse } from '@angular/common/http';

import type { LogoutRequest } from '../action/logout-outcome';
import { isRecord } from '../action/values';
import type { LogoutResponseRules } from '../call/read-response';
import type { LogoutXsrfOptions } from './http-xsrf';
import {
  checkByRules,
  FUNCTION,
  isFunction,
  isText,
  OBJECT,
  type OptionRule,
  TEXT,
} from './option-rules';

/** The options of `withHttpLogout()`. Functions run in an injection context. */
export interface HttpLogoutOptions extends LogoutResponseRules {
  /** URL of the request. @default '/logout' */
  url?: string | ((request: LogoutRequest) => string) | undefined;
  /** Method of the request. `GET` is rejected, because a prefetch or an image could then sign users out. @default 'POST' */
  method?: 'POST' | 'DELETE' | 'PUT' | 'PATCH' | undefined;
  /** Whether to send cookies to another origin. @default false */
  withCredentials?: boolean | undefined;
  /** Headers of every request of a sign-out, including `refreshUrl` and `verifyUrl`. @default none */
  headers?:
    | Readonly<Record<string, string>>
    | ((request: LogoutRequest) => Readonly<Record<string, string>>)
    | undefined;
  /** Returns the body of the request. The `data` of a call is only sent if you include it here. @default no body */
  body?: ((request: LogoutRequest) => unknown) | undefined;
  /**
   * How to find and send the XSRF token. If `url` contains another origin, setting `xsrf` (even to `{}`) also sends the token
   * to that origin.
   * @default Angular's cookie and header
   */
  xsrf?: LogoutXsrfOptions | undefined;
  /**
   * URL of a `GET` request that checks whether the user is signed out. It is sent once, if the response to the sign-out is not
   * a clear success. Only for sessions in HttpOnly cookies: if the app holds the token, a 401 proves nothing.
   *
   * @example '/api/me'
   */
  verifyUrl?: string | undefined;
  /**
   * Whether the response of `verifyUrl` means that the user is signed out. Not called after a server error (5xx).
   * @default a 401 without `WWW-Authenticate: … error="invalid_token"`
   */
  isSignedOut?: ((response: HttpResponse<string>) => boolean) | undefined;
}

const METHODS: readonly unknown[] = ['POST', 'DELETE', 'PUT', 'PATCH'];

const STATUSES: OptionRule = [
  ngDevMode && 'a list of HTTP statuses, such as [401]',
  (value) =>
    Array.isArray(value) &&
    value.every((each) => Number.isInteger(each) && Number(each) >= 100 && Number(each) <= 599),
];

/** What each option accepts. */
const RULES: Record<keyof HttpLogoutOptions, OptionRule> = {
  url: [ngDevMode && 'a URL, or a function', (value) => isText(value) || isFunction(value)],
  method: [
    ngDevMode && "'POST', 'DELETE', 'PUT', or 'PATCH' (a GET must never sign users out)",
    (value) => METHODS.includes(value),
  ],
  withCredentials: [ngDevMode && 'true or false', (value) => typeof value === 'boolean'],
  headers: [
    ngDevMode && 'an object of strings, or a function',
    (value) =>
      isFunction(value) ||
      (isRecord(value) && Object.values(value).every((each) => typeof each === 'string')),
  ],
  body: FUNCTION,
  xsrf: OBJECT,
  accept: FUNCTION,
  goneStatuses: STATUSES,
  redirectHeader: TEXT,
  verifyUrl: TEXT,
  isSignedOut: FUNCTION,
};

const XSRF_RULES: Record<keyof LogoutXsrfOptions, OptionRule> = {
  refreshUrl: TEXT,
  cookieName: TEXT,
  headerName: TEXT,
  token: FUNCTION,
  tokenFrom: FUNCTION,
  refusedStatuses: STATUSES,
};

/**
 * Checks the options and returns them.
 *
 * @throws LogoutConfigurationError LOGOUT-112 for an unknown option or an invalid value.
 */
export function checkHttpOptions(options: HttpLogoutOptions): HttpLogoutOptions {
  const source = ngDevMode && 'withHttpLogout';
  checkByRules(112, source, options, RULES);
  if (options.xsrf) checkByRules(112, source, options.xsrf, XSRF_RULES, 'xsrf.');
  return options;
}
