import { inject, NgZone } from '@angular/core';
import type { Observable, ObservableInput } from 'rxjs';
import { catchError, defer, from, map, of, take, takeUntil, tap, throwIfEmpty } from 'rxjs';

import { LogoutError } from '../action/errors';
import {
  alreadySignedOut,
  type LogoutRequest,
  type LogoutResponse,
  type LogoutResult,
  succeeded,
} from '../action/logout-outcome';
import { LOGOUT_CONFIG } from '../config';
import { deadline } from './answer';
import { REQUEST_TRACES, TOKEN_REFUSED, unexplained } from './http-request';
import { LogoutBackend } from './logout-backend';
import { RedirectResolver } from './redirect-resolver';
import type { RunningCall } from './running-call';

/** Step 5: asks the backend to end the session, unless no one is signed in. Failures are emitted as results. */
export function sendRequest(call: RunningCall, signedIn: boolean): Observable<LogoutResult> {
  const { action, data, options } = call;
  const config = inject(LOGOUT_CONFIG);
  const session = config.session?.();
  const http = config.http?.();
  const resolver = inject(RedirectResolver);
  call.redirect = resolver.named(options.redirectTo);
  call.offline = config.offline?.();
  const cleanup = (call.cleanup = config.cleanup?.().begin());
  if (cleanup) call.releases.push(() => cleanup.release());
  call.signOuts.noteReload();
  if (!signedIn) return of(alreadySignedOut());

  const { url: returnTo } = call.redirect;
  // When such a request succeeds, the document has already left.
  if (config.leavesByForm) call.redirect = undefined;
  const request = { action: action.name, ...(data !== undefined && { data }), returnTo };
  let origins: readonly string[] | undefined;
  const ask = () => {
    const backend = call.injector.get(LogoutBackend);
    if (ngDevMode && call.source.trace) REQUEST_TRACES.set(request, call.source.trace);
    const resume = backend.ɵanswersByTest ? call.source.suspendTask() : undefined;
    return from(backend.logout(request)).pipe(
      tap({ next: resume, error: resume }),
      tap(() => (origins = backend.ɵredirectOrigins)),
    );
  };
  return awaitAnswer(ask, request, options.timeout, call.destroyed$).pipe(
    map((result) => call.signOuts.judge(call, result, TOKEN_REFUSED.has(request))),
    map((result) => session?.judge(result, request) ?? result),
    map((result) => call.offline?.keep(result, request) ?? result),
    map((result) => checkRedirect(call, result, resolver, origins)),
    tap(({ status }) => {
      if (status !== 'succeeded' || options.redirectMode === 'document') return;
      // The sign-out may have deleted the token that the next sign-in needs.
      const refresh$ = http?.().refreshToken?.(request);
      refresh$?.subscribe({ error: () => undefined });
    }),
  );
}

/**
 * Waits for the first value of the backend. Must be called in an injection context.
 *
 * @param timeout in milliseconds.
 */
export function awaitAnswer(
  ask: () => ObservableInput<LogoutResponse>,
  request: LogoutRequest,
  timeout: number,
  destroyed$: Observable<unknown>,
): Observable<LogoutResult> {
  const answer = defer(ask).pipe(
    take(1),
    takeUntil(destroyed$),
    // No session has ended if an interceptor swallowed the response or the app was destroyed.
    throwIfEmpty(() =>
      unexplained(
        'backend',
        request,
        () => ngDevMode && 'ended without an answer. Check your interceptors and LogoutBackend.',
        { cause: new Error('No answer') },
      ),
    ),
    map((response: LogoutResponse | undefined) => succeeded(response ?? {})),
    catchError((error: unknown) => of(failed(error, request))),
  );
  const problem = () =>
    ngDevMode && `did not answer within ${timeout} ms. Increase the timeout of the action.`;
  const late = () => failed(unexplained('timeout', request, problem), request);
  // In a test of an app with zone.js, harnesses do not wait for a request that the test has yet to answer.
  return deadline(answer, timeout, late, undefined, inject(NgZone));
}

/** Keeps only the checked redirect URL in outcomes, events, and outputs, without tokens or a form. */
function checkRedirect(
  call: RunningCall,
  result: LogoutResult,
  resolver: RedirectResolver,
  origins: readonly string[] | undefined,
): LogoutResult {
  if (result.status === 'failed') return result;
  // A backend that passes on JSON may return `null`, or anything else.
  const { redirectUrl, redirectForm, ...response } = result.response as Record<string, unknown>;
  if (redirectUrl === undefined || redirectUrl === null) return { ...result, response };
  const checked = resolver.fromServer(redirectUrl, origins);
  call.redirect = checked
    ? {
        ...checked,
        form: resolver.isOwn(checked) ? undefined : formOf(redirectForm),
        endsSession: origins?.includes(new URL(checked.url).origin),
      }
    : resolver.named('login');
  if (!checked) return { ...result, response };
  return { ...result, response: { ...response, redirectUrl: withoutIdToken(checked.url) } };
}

/** The string fields of a form. */
function formOf(form: unknown): Record<string, string> | undefined {
  if (typeof form !== 'object' || form === null) return undefined;
  const fields = Object.entries(form).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(fields);
}

/** Removes `id_token_hint`, because the token must not be kept as long as the outcome. */
function withoutIdToken(href: string): string {
  const url = new URL(href);
  if (!url.searchParams.has('id_token_hint')) return href;
  url.searchParams.delete('id_token_hint');
  return url.href;
}

function failed(cause: unknown, request: LogoutRequest): LogoutResult {
  if (cause instanceof LogoutError) return { status: 'failed', error: cause };
  const problem = () =>
    ngDevMode &&
    'ended with an error, which is the cause. Check your interceptors and LogoutBackend.';
  return { status: 'failed', error: unexplained('backend', request, problem, { cause }) };
}
