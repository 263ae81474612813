import { inject, runInInjectionContext } from '@angular/core';
import type { MonoTypeOperatorFunction, Observable, OperatorFunction } from 'rxjs';
import {
  catchError,
  concat,
  concatMap,
  defer,
  EMPTY,
  ignoreElements,
  of,
  takeUntil,
  tap,
  throwIfEmpty,
} from 'rxjs';

import { LogoutError } from '../action/errors';
import type { LogoutOutcome, LogoutResult } from '../action/logout-outcome';
import { LOGOUT_CONFIG } from '../config';
import { BfcacheGuard } from '../page/bfcache-guard';
import { HistoryGuard } from '../page/history-guard';
import { SpinnerContextService } from '../spinner/spinner-context.service';
import { askBeforeUpdate, askGuards, askSession, EarlyEnd } from './confirm';
import { notify } from './events';
import { redirectTo } from './redirect';
import { sendRequest } from './request';
import type { CallStep, RunningCall } from './running-call';

/**
 * Runs a call from its admission (step 1, `CallQueue`) to its outcome (step 9, `LogoutAction`). Emits the outcome once and
 * never fails. Runs synchronously up to the request if every answer is synchronous.
 */
export function runLogout(call: RunningCall): Observable<LogoutOutcome> {
  return of(true)
    .pipe(
      step(call, 'guards', askSession), //              2  is anyone signed in?
      step(call, 'guards', askGuards), //               2  guards
      step(call, 'onBeforeUpdate', askBeforeUpdate), // 3
      step(call, 'request', prepare), //                4  spinner, tasks
      endWithApp(call),
    )
    .pipe(
      step(call, 'request', sendRequest), //            5
      step(call, 'cleanup', cleanUp), //                6
      catchError((reason: unknown) => of(endEarly(call, reason))),
      step(call, 'handlers', handle), //                7  outputs of the directive, redirect or events
      tap(() => release(call)), //                      8  spinner off
    );
}

/** Runs a step in an injection context, unless the app is being destroyed and no longer has one. */
function step<T, R>(
  call: RunningCall,
  name: CallStep,
  run: (call: RunningCall, value: T) => Observable<R>,
): OperatorFunction<T, R> {
  return concatMap((value) => {
    if (ngDevMode) call.source.trace?.step(name);
    if (call.destroyed) return run(call, value);
    return runInInjectionContext(call.injector, () => run(call, value));
  });
}

/** A call that has sent nothing yet ends with its app, because no one is left to answer its guards. */
function endWithApp<T>({ destroyed$ }: RunningCall): MonoTypeOperatorFunction<T> {
  const discarded = () => new EarlyEnd({ status: 'discarded', reason: 'destroyed' });
  return (source) => source.pipe(takeUntil(destroyed$), throwIfEmpty(discarded));
}

/** Step 4: shows the spinner and runs the tasks of `withBeforeLogout`, which need the session. */
function prepare(call: RunningCall, signedIn: boolean): Observable<boolean> {
  const { spinnerContext: context, spinnerMessage: message } = call.options;
  if (context) {
    const shown = inject(SpinnerContextService).show({ context, message });
    call.releases.push(() => shown.release());
  }
  const tasks = signedIn ? inject(LOGOUT_CONFIG).beforeLogout?.() : undefined;
  return concat(tasks ?? EMPTY, of(signedIn));
}

/** Step 6: runs the cleanup tasks, even if the server could not be reached (OWASP ASVS 5.0, V14.3.1). */
function cleanUp(call: RunningCall, result: LogoutResult): Observable<LogoutResult> {
  const isOver = result.status === 'succeeded' || result.error.retrying;
  if (result.status === 'succeeded') call.signOuts.noteSuccess();
  if (!call.destroyed && isOver) guardHistory();
  // After a success, calls settle immediately until the redirect has finished.
  if (isOver && call.options.useDefaultSuccessHandler) {
    call.releases.push(call.signOuts.beginRedirect());
  }
  const cleanup = call.cleanup?.run$.pipe(takeUntil(call.destroyed$)) ?? EMPTY;
  return concat(cleanup, of(result)).pipe(
    tap(() => {
      call.offline?.record(result);
      const end = call.redirect?.endsSession ? 'on-leave' : 'now';
      call.signOuts.record(call, result, isOver ? end : undefined);
    }),
  );
}

/** Keeps the back/forward cache and the history from showing private pages again. Needs an injection context. */
function guardHistory(): void {
  inject(BfcacheGuard);
  inject(HistoryGuard).protect();
}

/** Step 7. Errors are reported and do not change the outcome. */
function handle(call: RunningCall, outcome: LogoutOutcome): Observable<LogoutOutcome> {
  call.source.announce(outcome);
  const handled = defer(() =>
    call.destroyed
      ? EMPTY
      : runInInjectionContext(call.injector, () => redirectOrNotify(call, outcome)),
  );
  return concat(
    handled.pipe(
      ignoreElements(),
      catchError((error: unknown) => {
        call.report(error);
        return EMPTY;
      }),
    ),
    of(outcome),
  );
}

/**
 * Redirects or triggers the configured events, never both (WaveMaker's documentation, "Use default success handler").
 * Failures are always reported, and redirect only if they are completed later. Completes after the redirect.
 */
function redirectOrNotify(call: RunningCall, outcome: LogoutOutcome): Observable<void> {
  const { options, redirect } = call;
  const byDefault = options.useDefaultSuccessHandler;
  if (outcome.status === 'succeeded') {
    const { response } = outcome;
    const alreadySignedOut = outcome.alreadySignedOut && !call.knownSignedIn;
    if (!byDefault) notify(call, 'onSuccess', { response });
    else if (redirect) return redirectTo(redirect, { ...options, alreadySignedOut });
  } else if (outcome.status === 'failed') {
    const { error } = outcome;
    const { onFailure } = inject(LOGOUT_CONFIG);
    if (!byDefault) notify(call, 'onError', { error });
    if (error.retrying) {
      if (byDefault && redirect)
        return redirectTo(redirect, { ...options, alreadySignedOut: false });
    } else {
      if (byDefault && !onFailure) call.report(error);
      onFailure?.(error, call);
    }
  }
  return EMPTY;
}

/** Step 8: hides the spinner. */
function release(call: RunningCall): void {
  for (const undo of call.releases) undo();
}

/** The outcome of a call that ends before its request, or by an unexpected error. */
function endEarly(call: RunningCall, reason: unknown): LogoutOutcome {
  if (reason instanceof EarlyEnd) return reason.outcome;
  call.report(reason);
  return { status: 'failed', error: new LogoutError('backend', { cause: reason }) };
}
