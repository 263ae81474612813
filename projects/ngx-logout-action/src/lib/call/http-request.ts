import { DOCUMENT } from '@angular/common';
import {
  HttpClient,
  HttpContext,
  HttpContextToken,
  HttpErrorResponse,
  HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, defer, filter, finalize, map, type Observable, of, tap } from 'rxjs';

import {
  type DevText,
  LogoutError,
  type LogoutErrorKind,
  type LogoutErrorOptions,
  originAndPath,
} from '../action/errors';
import type { LogoutRequest } from '../action/logout-outcome';
import { documentProperty } from '../page/document-property';
import type { CallTrace } from './running-call';

/**
 * Marks every request of a sign-out, so that your interceptors can skip it.
 *
 * @example
 * ```ts
 * const loginOn401: HttpInterceptorFn = (request, next) => {
 *   if (request.context.get(LOGOUT_REQUEST)) return next(request);
 *   const router = inject(Router);
 *   return next(request).pipe(tap({ error: () => void router.navigateByUrl('/login') }));
 * };
 * ```
 */
export const LOGOUT_REQUEST = new HttpContextToken<boolean>(() => false);

/** The parts of a request that `withHttpLogout` can set. */
export interface HttpRequestParts {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly withCredentials?: boolean | undefined;
  readonly keepalive?: boolean;
}

/** A response, and where it came from. */
export interface HttpAnswer {
  readonly request: HttpRequest<unknown>;
  readonly response: HttpResponse<string>;
  /** The absolute URL of the request. */
  readonly asked: URL;
  /** The absolute URL of the response. */
  readonly from: URL;
  readonly redirected: boolean;
  /** Whether redirects passed another origin, even if they came back. */
  readonly strayed: boolean;
}

/** Creates a request of a sign-out: marked, read as text, and without the HTTP cache. */
export function logoutRequest(
  method: string,
  url: string,
  document: Document,
  { body = null, headers = {}, withCredentials = false, keepalive = false }: HttpRequestParts = {},
): HttpRequest<unknown> {
  const base = ownBase(document);
  // Browsers resolve relative URLs against a `<base>`, even on another host, which does not know the session.
  const target = base === documentProperty(document, 'baseURI') ? url : new URL(url, base).href;
  return new HttpRequest<unknown>(method, target, body, {
    context: new HttpContext().set(LOGOUT_REQUEST, true),
    responseType: 'text',
    cache: 'no-store',
    withCredentials,
    keepalive,
  }).clone({ setHeaders: { ...headers } });
}

/** The latest request of each sign-out, and the content type of its response. */
const LATEST = new WeakMap<LogoutRequest, { method: string; url: string; type?: string }>();

/** An error that the latest response does not explain. `problem` continues a sentence that begins with the request. */
export function unexplained(
  kind: LogoutErrorKind,
  logout: LogoutRequest,
  problem: (type: string) => DevText,
  details?: LogoutErrorOptions,
): LogoutError {
  const { method, url, type = 'no content type' } = LATEST.get(logout) ?? {};
  const who = method ? `${method} ${originAndPath(url)}` : 'the LogoutBackend';
  const message = ngDevMode ? `Logout failed (${kind}): ${who} ${problem(type)}` : undefined;
  return new LogoutError(kind, { ...details, url, message });
}

/** The sign-outs whose XSRF token the server has refused. */
export const TOKEN_REFUSED = new WeakSet<LogoutRequest>();

/** Traces the requests of a sign-out, in development. */
export const REQUEST_TRACES = new WeakMap<LogoutRequest, CallTrace>();

/** Sends a request of a sign-out. Emits any response, whatever its status; fails only without one. */
export type SendRequest = (
  request: HttpRequest<unknown>,
  logout: LogoutRequest,
) => Observable<HttpAnswer>;

/** Creates the function that sends requests. Must be called in an injection context. */
export function injectSendRequest(): SendRequest {
  const http = inject(HttpClient);
  const document = inject(DOCUMENT);
  return (request, logout) => {
    const asked = new URL(request.urlWithParams, ownBase(document));
    const sent = { method: request.method, url: asked.href };
    LATEST.set(logout, sent);
    const answer$ = http.request<string>(request).pipe(
      filter((event) => event instanceof HttpResponse),
      catchError((failure: unknown) => of(answerOf(failure, request, asked))),
      map((answered) => {
        const response = withTextBody(answered);
        const type = response.headers.get('content-type');
        if (ngDevMode && type) LATEST.set(logout, { ...sent, type });
        const from = new URL(response.url ?? asked, asked);
        // Only fetch reports redirects. With XMLHttpRequest, only the URL shows them.
        const redirected = response.redirected ?? withoutHash(from) !== withoutHash(asked);
        const strayed = redirected && hasStrayed(response, asked, document);
        return { request, response, asked, from, redirected, strayed };
      }),
    );
    const trace = ngDevMode && REQUEST_TRACES.get(logout);
    return trace ? traced(answer$, request.method, asked, trace) : answer$;
  };
}

function traced(
  answer$: Observable<HttpAnswer>,
  method: string,
  { href }: URL,
  trace: CallTrace,
): Observable<HttpAnswer> {
  return defer(() => {
    const end = trace.request(method, originAndPath(href) ?? href);
    let status: number | undefined;
    return answer$.pipe(
      tap(({ response }) => (status = response.status)),
      finalize(() => end(status)),
    );
  });
}

/**
 * Whether redirects passed another origin, even if they came back. After that, the browser treats even the app's own
 * origin as foreign (Fetch Standard, "response tainting").
 */
export function hasStrayed(
  { url, responseType }: HttpResponse<unknown> | HttpErrorResponse,
  asked: URL,
  { location }: Document,
): boolean {
  const isForeign = responseType === 'cors' && isSameOrigin(asked, location);
  return isForeign || !isSameOrigin(asked, new URL(url ?? asked, asked));
}

/** Compares scheme and host, because `URL.origin` is `'null'` for the scheme of a native shell. */
export function isSameOrigin(a: URL | Location, b: URL | Location): boolean {
  return a.protocol === b.protocol && a.host === b.host;
}

/** The size of a body in bytes. Text counts as UTF-8. */
export function byteLength(body: string | ArrayBuffer | Blob): number {
  // Measuring text as a Blob is slow, because Chromium keeps Blobs in another process.
  if (typeof body === 'string') return new TextEncoder().encode(body).length;
  return body instanceof Blob ? body.size : body.byteLength;
}

/** The base of relative URLs, unless a `<base>` is on another host. */
export function ownBase(document: Document): string {
  return baseAt(document.location, documentProperty(document, 'baseURI'));
}

/** The base of relative URLs in a document at `location`, whose `<base>` leads to `baseURI`. */
export function baseAt(location: URL | Location, baseURI: string): string {
  const isOwn = URL.canParse(baseURI) && isSameOrigin(new URL(baseURI), location);
  // A document without a host (`about:srcdoc`, `file:`) can only use its base.
  return isOwn || !location.host ? baseURI : `${location.protocol}//${location.host}/`;
}

/** @throws LogoutError `network` or `timeout` if no server responded, or the failure itself if an interceptor created it. */
function answerOf(
  failure: unknown,
  request: HttpRequest<unknown>,
  { href }: URL,
): HttpResponse<string> {
  if (!(failure instanceof HttpErrorResponse) || isSuccessful(failure)) throw failure;
  const { status, headers, url, redirected, responseType } = failure;
  if (!status || isMadeUp(failure)) {
    const cause = (failure.error ?? undefined) as Partial<Error> | undefined;
    // An interceptor of the app may limit the time (`HttpRequest.timeout`).
    const kind = cause?.name === 'TimeoutError' ? 'timeout' : 'network';
    throw new LogoutError(kind, {
      url: href,
      // Not the failure itself, because its message contains the query of the URL.
      cause,
      message: ngDevMode
        ? `Logout failed (${kind}): no answer to ${request.method} ${originAndPath(href)}. ` +
          `Check the connection, ${request.method === 'GET' ? 'refreshUrl' : 'url'} in withHttpLogout(), and the CORS ` +
          'headers of the server.'
        : undefined,
    });
  }
  return new HttpResponse({
    status,
    headers,
    url: url ?? undefined,
    redirected,
    responseType,
    body: typeof failure.error === 'string' ? failure.error : '',
  });
}

/**
 * Whether Angular's service worker created the response because the server cannot be reached: a 504 without headers
 * (`safeFetch` in `ngsw-worker.js`). A server's response has headers, though a cross-origin one may hide them. The type of such a
 * response is `default` or, in Chromium, `basic`, even for another origin.
 */
function isMadeUp(failure: HttpErrorResponse): boolean {
  const { status, headers, responseType } = failure;
  return (
    status === 504 &&
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- HTTP/2 responses have no status text, unlike those of the service worker.
    failure.statusText === 'Gateway Timeout' &&
    !failure.error &&
    !headers.keys().length &&
    responseType !== 'cors'
  );
}

/** Whether an interceptor turned a success into a failure, which HttpClient never does. */
function isSuccessful({ status }: HttpErrorResponse): boolean {
  return status >= 200 && status < 300;
}

/** Restores the text of a body that an interceptor parsed or created. */
function withTextBody(response: HttpResponse<string>): HttpResponse<string> {
  const body: unknown = response.body ?? '';
  return typeof body === 'string' ? response : response.clone({ body: JSON.stringify(body) });
}

function withoutHash({ href, hash }: URL): string {
  return hash ? href.slice(0, -hash.length) : href;
}
