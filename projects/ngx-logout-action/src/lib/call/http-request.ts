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
 * Marks every request of a sign-out, so that your interceptors can leave it alone.
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

/** The parts of a request that `withHttpLogout` can change. */
export interface HttpRequestParts {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly withCredentials?: boolean | undefined;
  readonly keepalive?: boolean;
}

/** An answer, and where it came from. */
export interface HttpAnswer {
  readonly request: HttpRequest<unknown>;
  readonly response: HttpResponse<string>;
  /** The absolute URL of the request. */
  readonly asked: URL;
  /** The absolute URL of the answer. */
  readonly from: URL;
  readonly redirected: boolean;
  /** Whether redirects led through another origin, also if they came back. */
  readonly strayed: boolean;
}

/** Creates a request of a sign-out: marked, read as text, and never answered from the HTTP cache. */
export function logoutRequest(
  method: string,
  url: string,
  document: Document,
  { body = null, headers = {}, withCredentials = false, keepalive = false }: HttpRequestParts = {},
): HttpRequest<unknown> {
  const base = ownBase(document);
  // Browsers resolve relative URLs against a `<base>` on another host, where the session is not.
  const target = base === documentProperty(document, 'baseURI') ? url : new URL(url, base).href;
  return new HttpRequest<unknown>(method, target, body, {
    context: new HttpContext().set(LOGOUT_REQUEST, true),
    responseType: 'text',
    cache: 'no-store',
    withCredentials,
    keepalive,
  }).clone({ setHeaders: { ...headers } });
}

/** The latest request of each sign-out, and the content type of its answer. */
const LATEST = new WeakMap<LogoutRequest, { method: string; url: string; type?: string }>();

/** An error that the latest answer does not explain. `problem` goes on where the text has named the request. */
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

/** What follows the requests of a sign-out, in development. */
export const REQUEST_TRACES = new WeakMap<LogoutRequest, CallTrace>();

/** Sends a request of `logout`. Every answer is a value, whatever its status; only a missing answer is an error. */
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
        // Only fetch reports redirects; XMLHttpRequest just changes the URL.
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
 * Whether redirects have led through another origin, also if they came back: from there on, the browser treats even the
 * app's own origin as a foreign one (Fetch Standard, "response tainting").
 */
export function hasStrayed(
  { url, responseType }: HttpResponse<unknown> | HttpErrorResponse,
  asked: URL,
  { location }: Document,
): boolean {
  const isForeign = responseType === 'cors' && isSameOrigin(asked, location);
  return isForeign || !isSameOrigin(asked, new URL(url ?? asked, asked));
}

/** Compares schemes and hosts: `URL.origin` is `'null'` for the scheme of a native shell. */
export function isSameOrigin(a: URL | Location, b: URL | Location): boolean {
  return a.protocol === b.protocol && a.host === b.host;
}

/** The size of a body in bytes; text counts as UTF-8. */
export function byteLength(body: string | ArrayBuffer | Blob): number {
  // For text, a Blob would know it too, but Chromium keeps Blobs in another process.
  if (typeof body === 'string') return new TextEncoder().encode(body).length;
  return body instanceof Blob ? body.size : body.byteLength;
}

/** The base of relative URLs. A `<base>` on another host moves nothing. */
export function ownBase(document: Document): string {
  return baseAt(document.location, documentProperty(document, 'baseURI'));
}

/** The base of a document at `location` whose `<base>` leads to `baseURI`. */
export function baseAt(location: URL | Location, baseURI: string): string {
  const isOwn = URL.canParse(baseURI) && isSameOrigin(new URL(baseURI), location);
  // A document without a host (`about:srcdoc`, `file:`) has nothing better than its base.
  return isOwn || !location.host ? baseURI : `${location.protocol}//${location.host}/`;
}

/** @throws LogoutError `network` if no server answered, or the failure itself if an interceptor made it. */
function answerOf(
  failure: unknown,
  request: HttpRequest<unknown>,
  { href }: URL,
): HttpResponse<string> {
  if (!(failure instanceof HttpErrorResponse) || isSuccessful(failure)) throw failure;
  const { status, headers, url, redirected, responseType } = failure;
  if (!status || isMadeUp(failure)) {
    throw new LogoutError('network', {
      url: href,
      // Not the failure itself: its message holds the query of the URL.
      cause: failure.error ?? undefined,
      message: ngDevMode
        ? `Logout failed (network): no answer to ${request.method} ${originAndPath(href)}. ` +
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
 * Whether Angular's service worker made up the answer because the server cannot be reached: a bare 504
 * (`safeFetch` in `ngsw-worker.js`). The answer of a server has headers, but a cross-origin one may hide them. Browsers
 * call the type of a made-up answer `default` or, like Chromium, `basic`, even for another origin.
 */
function isMadeUp(failure: HttpErrorResponse): boolean {
  const { status, headers, responseType } = failure;
  return (
    status === 504 &&
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- HTTP/2 has none, unlike the service worker.
    failure.statusText === 'Gateway Timeout' &&
    !failure.error &&
    !headers.keys().length &&
    responseType !== 'cors'
  );
}

/** Whether an interceptor turned a success into a failure: HttpClient itself never does. */
function isSuccessful({ status }: HttpErrorResponse): boolean {
  return status >= 200 && status < 300;
}

/** Restores the text of a body that an interceptor parsed or made up. */
function withTextBody(response: HttpResponse<string>): HttpResponse<string> {
  const body: unknown = response.body ?? '';
  return typeof body === 'string' ? response : response.clone({ body: JSON.stringify(body) });
}

function withoutHash({ href, hash }: URL): string {
  return hash ? href.slice(0, -hash.length) : href;
}
