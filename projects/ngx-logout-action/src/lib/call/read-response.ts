import type { HttpRequest, HttpResponse } from '@angular/common/http';
import type { Observable } from 'rxjs';

import { LogoutError, type LogoutErrorKind, originAndPath } from '../action/errors';
import type { LogoutRequest, LogoutResponse } from '../action/logout-outcome';
import { byteLength, type HttpAnswer } from './http-request';
import type { XsrfTokens } from './xsrf';

/** The options of `withHttpLogout` about responses. */
export interface LogoutResponseRules {
  /**
   * Overrides the success check: `true` is a success, `false` a failure. Not called if a redirect led to another
   * origin.
   *
   * @default a 2xx without a body, with text, or with JSON that reports no error
   */
  accept?: ((response: HttpResponse<string>) => boolean) | undefined;
  /**
   * Statuses that mean "already signed out". Replaces the default: `[]` makes 401 a failure. A 401 with
   * `WWW-Authenticate: … error="invalid_token"` (RFC 6750) never counts. Another origin must expose that header
   * (`Access-Control-Expose-Headers`).
   * @default [401], or none if `xsrf.refusedStatuses` contains 401
   */
  goneStatuses?: readonly number[] | undefined;
  /** Name of a response header with the redirect URL, for example `'Location'`. @default none */
  redirectHeader?: string | undefined;
}

/** The rules for the responses of one request. */
export interface ResponseRules extends LogoutResponseRules {
  /** Statuses that mean "XSRF token refused". @default [403, 419] */
  readonly refusedStatuses?: readonly number[] | undefined;
}

/** How `withHttpLogout` changes the default `POST /logout`. */
export interface HttpLogoutSettings extends ResponseRules {
  /** Creates the request. @default `POST /logout` */
  readonly createRequest?: (logout: LogoutRequest) => HttpRequest<unknown>;
  /** The XSRF tokens. @default Angular's */
  readonly xsrf?: XsrfTokens;
  /** Fetches a new XSRF token. Emits the token, or whether the server has set one that the page can read. */
  readonly refreshToken?: (logout: LogoutRequest) => Observable<string | boolean>;
  /** Asks the server whether the user is signed out. Emits `undefined` if the response proves nothing. */
  readonly isSignedOut?: (logout: LogoutRequest) => Observable<boolean | undefined>;
  /** Uses `isSignedOut` to decide a verdict in doubt. */
  readonly verify?: (
    verdict$: Observable<LogoutVerdict>,
    logout: LogoutRequest,
  ) => Observable<LogoutVerdict>;
}

/**
 * What a response means: a success or a failure. If both are set, `verifyUrl` can refute the success, because a redirect to
 * a page of the app is weak evidence.
 */
export interface LogoutVerdict {
  readonly response?: LogoutResponse;
  readonly error?: LogoutError;
}

/** A prefix of JSON, so that it cannot run as a script. Angular strips it too. */
const XSSI_PREFIX = /^\)\]\}',?\n/;

/** Checks the body instead of the content type, because Express labels `res.send('Bye')` as `text/html`. */
const HTML = /<!doctype\s+html|<html[\s/>]/i;

/** Larger bodies are dropped, because the outcome is kept as long as the action. */
const MAX_BODY = 64 * 1024;

/** RFC 6750, section 3: the access token has expired, but the session may still be alive. */
const INVALID_TOKEN = /(^|[\s,])error\s*=\s*"?invalid_token/i;

/**
 * Decides whether the response means that the user is signed out.
 *
 * @param isAppPage whether a URL is the login or home page of the app.
 */
export function readResponse(
  answer: HttpAnswer,
  rules: HttpLogoutSettings,
  isAppPage: (url: URL) => boolean,
): LogoutVerdict {
  const { response, from, redirected } = answer;
  const { accept, redirectHeader } = rules;
  if (answer.strayed) {
    return { error: failure(answer, 'unexpected-response', ngDevMode && hintForOrigin(from)) };
  }
  const { value, problem } = readContent(response);
  const isPage = problem === 'html' && redirected && isAppPage(from);
  const gone = isGone(response, rules);
  const isSuccess = gone || (response.ok && (!problem || isPage));
  if (accept ? !accept(response) : !isSuccess) {
    const kind = response.ok
      ? 'unexpected-response'
      : isRefused(response, rules)
        ? 'csrf'
        : 'server';
    return { error: failure(answer, kind, ngDevMode && hintFor(response, rules, problem)) };
  }
  const { redirectUrl, body } = splitRedirect(
    value,
    redirectHeader ? response.headers.get(redirectHeader) : null,
  );
  return {
    ...(isPage &&
      !accept && { error: failure(answer, 'unexpected-response', ngDevMode && REFUTED) }),
    response: {
      ...(gone && { alreadySignedOut: true }),
      ...(redirectUrl !== undefined && { redirectUrl }),
      ...(byteLength(response.body ?? '') <= MAX_BODY && { body }),
    },
  };
}

/** Whether the server refused the XSRF token. */
export function isRefused(
  { status }: HttpResponse<string>,
  { refusedStatuses = [403, 419] }: ResponseRules,
): boolean {
  return refusedStatuses.includes(status);
}

/** Whether a 401 only means that the access token has expired. */
export function isTokenExpired({ status, headers }: HttpResponse<string>): boolean {
  return status === 401 && INVALID_TOKEN.test(headers.get('www-authenticate') ?? '');
}

function isGone(
  response: HttpResponse<string>,
  // JWT libraries of Python refuse XSRF tokens with 401, although the user is signed in.
  { refusedStatuses, goneStatuses = refusedStatuses?.includes(401) ? [] : [401] }: ResponseRules,
): boolean {
  return goneStatuses.includes(response.status) && !isTokenExpired(response);
}

/** Reasons against a success. */
const PROBLEMS = {
  html: 'an HTML page',
  json: 'invalid JSON',
  error: 'JSON that reports an error',
};

/** The content of a body, and any reason against a success. */
interface Content {
  readonly value: unknown;
  readonly problem?: keyof typeof PROBLEMS;
}

function readContent({ body, headers }: HttpResponse<string>): Content {
  const value = body ?? '';
  // `trimStart()` also removes a byte order mark.
  const text = value.trimStart().replace(XSSI_PREFIX, '').trim();
  const label = headers.get('content-type') ?? '';
  const isLabeled = /json/i.test(label);
  if (/^[{[]/.test(text) || (text && isLabeled)) {
    try {
      const json: unknown = JSON.parse(text);
      // RFC 9457: problem details for HTTP APIs.
      const isError = /problem\+json/i.test(label) || reportsError(json);
      return { value: json, ...(isError && { problem: 'error' }) };
    } catch {
      if (isLabeled) return { value, problem: 'json' };
    }
  }
  return { value, ...(HTML.test(text) && { problem: 'html' }) };
}

/** A list contains the responses of several requests, as in batched GraphQL. */
function reportsError(json: unknown): boolean {
  return [json].flat().some((answer: unknown) => {
    const { error, errors, success, ok, status } = (answer ?? {}) as Record<string, unknown>;
    // A success may contain an empty list of errors. JSend reports errors in `status`.
    return (
      [error, errors].flat().some(Boolean) ||
      [success, ok].includes(false) ||
      status === 'error' ||
      status === 'fail'
    );
  });
}

/** Schemes that `location.assign` would open or run. */
const SCHEMES = /^(?:https?|javascript|vbscript|data|blob|filesystem|file):/i;

/**
 * Whether a text is a URL rather than a message. Browsers ignore white space before a URL and line breaks inside, so this
 * does, too.
 */
function isUrl(text: string): boolean {
  const plain = text.replace(/^[\0-\x20]+|[\t\n\r]/g, '');
  return !/^\w*$|\s/.test(text) || /^[/\\]/.test(plain) || SCHEMES.test(plain);
}

/**
 * Extracts the redirect: the configured header, `redirectUrl`, or WaveMaker's `result` if it is a URL rather than a message. It
 * is removed from the body, where an app could use it unchecked. A `redirectUrl` that is not a string is passed on, and the
 * redirect step refuses it.
 */
function splitRedirect(
  body: unknown,
  header: string | null,
): { redirectUrl?: string | undefined; body: unknown } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { redirectUrl: header ?? undefined, body };
  }
  const { redirectUrl, ...others } = body as { redirectUrl?: string | null; result?: unknown };
  const { result, ...rest } = others;
  const isTarget = typeof result === 'string' && isUrl(result);
  return {
    redirectUrl: header ?? redirectUrl ?? (isTarget ? result : undefined),
    body: isTarget ? rest : others,
  };
}

function failure(
  { request, response, asked }: HttpAnswer,
  kind: LogoutErrorKind,
  hint: string | false | null,
): LogoutError {
  const { status, headers } = response;
  const url = asked.href;
  const type = ngDevMode && (headers.get('content-type') ?? 'no content type');
  const message = ngDevMode
    ? `Logout failed (${kind}): ${request.method} ${originAndPath(url)} answered ` +
      `${status} (${type})${hint}`
    : undefined;
  const retryAfter = headers.get('retry-after') ?? undefined;
  return new LogoutError(kind, { status, url, message, retryAfter });
}

const REFUTED =
  ' with a page of the app, after a redirect, but verifyUrl says that the user is still signed in.';

function hintForOrigin({ host }: URL): string {
  return (
    ` from ${host} through a redirect to another origin. Only the origin that was asked counts: ` +
    'set url in withHttpLogout() to the URL that answers.'
  );
}

/** Suggests the option that would change the verdict. */
function hintFor(
  response: HttpResponse<string>,
  rules: HttpLogoutSettings,
  problem: Content['problem'],
): string {
  const { status, ok } = response;
  // With `verifyUrl`, the error only remains if the server did not confirm the sign-out.
  const asked = !!rules.verify;
  const set = asked ? 'Check isSignedOut' : 'Set verifyUrl';
  const why = asked ? ': verifyUrl did not say that the user is signed out.' : '.';
  const goal = asked ? why : ' to ask whether the session has ended.';
  if (rules.accept) return ` but accept refused it. ${set} or accept in withHttpLogout()${why}`;
  if (ok) return ` with ${PROBLEMS[problem ?? 'html']}. ${set} or accept in withHttpLogout()${why}`;
  if (isRefused(response, rules)) {
    return ': the XSRF token was refused. Check refreshUrl, cookieName, headerName, and token in xsrf of withHttpLogout().';
  }
  if (status === 401) {
    return isTokenExpired(response)
      ? ` because the access token is invalid. ${set} in withHttpLogout()${goal}`
      : '. If that means "already signed out", add 401 to goneStatuses in withHttpLogout().';
  }
  if (status >= 500) return `. ${set} in withHttpLogout()${goal}`;
  return (
    '. Check url and method in withHttpLogout(). If the status means "already signed out", add it to goneStatuses; ' +
    'if it means "XSRF token refused", add it to xsrf.refusedStatuses.'
  );
}
