import { inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { concatMap, of, tap, throwError } from 'rxjs';

import type { LogoutOutcome } from '../action/logout-outcome';
import { LOGOUT_CONFIG } from '../config';
import { deadline } from './answer';
import { askTargets } from './events';
import { RedirectResolver } from './redirect-resolver';
import type { RunningCall } from './running-call';

/** Ends a call before its request. */
export class EarlyEnd {
  constructor(readonly outcome: Extract<LogoutOutcome, { status: 'vetoed' | 'discarded' }>) {}
}

/** Step 2: whether a user is signed in. Assumes so if the app does not answer in time. */
export function askSession(call: RunningCall): Observable<boolean> {
  const session = inject(LOGOUT_CONFIG).session?.();
  if (call.source.sessionEnded) return confirmSessionEnd(call);
  if (!session) return of(true);
  return inTime(call, session.ask(), true).pipe(
    tap((signedIn) => (call.knownSignedIn = signedIn && session.known)),
  );
}

/** Step 2 of `sessionEnded()`: with `verifyUrl`, asks the server whether the session is over. */
function confirmSessionEnd(call: RunningCall): Observable<false> {
  const { action, options } = call;
  const { http, session } = inject(LOGOUT_CONFIG);
  const tracker = session?.();
  // If the app can say so at once: its pages may hold private data.
  call.knownSignedIn = tracker?.now(false) ?? false;
  const { isSignedOut } = http?.()() ?? {};
  const returnTo = inject(RedirectResolver).named(options.redirectTo).url;
  const answer = isSignedOut?.({ action: action.name, returnTo }) ?? of(undefined);
  return deadline<boolean | undefined>(answer, options.timeout, () => undefined).pipe(
    concatMap((signedOut) => {
      if (signedOut === false) return veto('session');
      tracker?.settle();
      return of(false as const);
    }),
  );
}

/** Step 2: whether the guards allow the call. */
export function askGuards(call: RunningCall, signedIn: boolean): Observable<boolean> {
  const { guards } = inject(LOGOUT_CONFIG);
  if (!guards || call.force) return of(signedIn);
  return inTime<boolean | 'late'>(call, guards(call), 'late').pipe(
    concatMap((allowed) => goOn(allowed, 'guard', signedIn)),
  );
}

/** Step 3: whether the targets of `onBeforeUpdate` allow the call. */
export function askBeforeUpdate(call: RunningCall, signedIn: boolean): Observable<boolean> {
  // WaveMaker's rule: with the default success handler on, the configured events are not triggered.
  if (call.options.useDefaultSuccessHandler || call.force) return of(signedIn);
  return inTime<boolean | 'late'>(call, askTargets(call), 'late').pipe(
    concatMap((allowed) => goOn(allowed, 'onBeforeUpdate', signedIn)),
  );
}

function goOn(
  answer: boolean | 'late',
  by: 'guard' | 'onBeforeUpdate',
  signedIn: boolean,
): Observable<boolean> {
  if (answer === true) return of(signedIn);
  return veto(answer === 'late' ? 'timeout' : by);
}

function veto(by: Extract<LogoutOutcome, { status: 'vetoed' }>['by']): Observable<never> {
  return throwError(() => new EarlyEnd({ status: 'vetoed', by }));
}

/** All questions share the `decisionTimeout` of the call. An unattended page does not wait for answers. */
function inTime<T>(
  { decideBy, force, signOuts }: RunningCall,
  answer: Observable<T>,
  late: T,
): Observable<T> {
  const ms = Math.max(1, decideBy - performance.now());
  return deadline(answer, ms, () => late, force ? undefined : signOuts.unattended$);
}
