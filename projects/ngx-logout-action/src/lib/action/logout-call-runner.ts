import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import type { Observable } from 'rxjs';
import {
  catchError,
  concat,
  concatMap,
  defaultIfEmpty,
  defer,
  EMPTY,
  finalize,
  ignoreElements,
  map,
  of,
  take,
  tap,
} from 'rxjs';

import { LogoutBackend } from '../backend/logout-backend';
import { notify } from '../events/dispatch';
import { LogoutError } from '../model/logout-error';
import type { LogoutOutcome, LogoutResponse, LogoutResult } from '../model/logout-outcome';
import type { Destination } from '../navigation/destinations';
import { Destinations } from '../navigation/destinations';
import { RestoredPage } from '../navigation/restored-page';
import { deadline } from '../rx/deadline';
import { LOCAL_CLEANUP } from '../session/local-cleanup';
import { SESSION_CHECK } from '../session/session-check';
import { SignOuts } from '../session/sign-outs';
import { SpinnerContextService } from '../spinner/spinner-context.service';
import type { ActiveCall } from './active-call';
import { DefaultSuccessHandler } from './default-success-handler';
import { EventTrigger } from './event-trigger';
import { LogoutDecisions } from './logout-decisions';

/** Takes a call that has been admitted through its steps, 2 to 8 of the nine in ARCHITECTURE.md. */
@Injectable({ providedIn: 'root' })
export class LogoutCallRunner {
  readonly #injector = inject(Injector);
  readonly #decisions = inject(LogoutDecisions);
  readonly #destinations = inject(Destinations);
  readonly #spinner = inject(SpinnerContextService);
  readonly #cleanup = inject(LOCAL_CLEANUP);
  readonly #session = inject(SESSION_CHECK);
  readonly #signOuts = inject(SignOuts);
  readonly #successHandler = inject(DefaultSuccessHandler);
  readonly #trigger = inject(EventTrigger);
  readonly #errorHandler = inject(ErrorHandler);

  constructor() {
    // From the first call on there is something that the back/forward cache may bring back.
    inject(RestoredPage);
  }

  /** Emits the outcome, once, and completes. */
  run(call: ActiveCall): Observable<LogoutOutcome> {
    return this.#decisions
      .decide(call)
      .pipe(
        concatMap(({ vetoedBy: by, signedIn }) =>
          by ? of<LogoutOutcome>({ status: 'vetoed', by }) : this.#execute(call, signedIn),
        ),
      );
  }

  #execute(call: ActiveCall, signedIn: boolean): Observable<LogoutOutcome> {
    const startedAt = Date.now();
    const hideSpinner = this.#showSpinner(call);
    const cleanup = this.#cleanup?.begin();
    const destination = once(() => this.#destinations.named(call.options.redirectTo));
    if (ngDevMode) call.watched?.step('request');
    return this.#request(call, signedIn, destination).pipe(
      concatMap((result) => {
        if (ngDevMode) call.watched?.step('cleanup');
        return concat(cleanup?.run$ ?? EMPTY, of(result));
      }),
      map((result) => this.#session?.judge(result) ?? result),
      tap((result) => {
        if (result.status === 'succeeded') this.#signOuts.record(startedAt);
        call.onResult?.(result);
      }),
      concatMap((result) =>
        concat(this.#conclude(call, result, destination).pipe(ignoreElements()), of(result)),
      ),
      tap(hideSpinner),
      finalize(() => {
        hideSpinner();
        cleanup?.release();
      }),
    );
  }

  /** @returns what hides it again; an action whose owner goes takes its spinner along. */
  #showSpinner({ options, ownerGone }: ActiveCall): () => void {
    const { spinnerContext: context, spinnerMessage: message } = options;
    if (!context || ownerGone.aborted) return () => undefined;
    const spinner = this.#spinner.show({ context, message });
    const release = () => spinner.release();
    ownerGone.addEventListener('abort', release);
    return () => {
      ownerGone.removeEventListener('abort', release);
      release();
    };
  }

  /** Asks the back end, unless nobody is signed in. Never fails: a failure is a result. */
  #request(
    { action, data, options }: ActiveCall,
    signedIn: boolean,
    destination: () => Destination,
  ): Observable<LogoutResult> {
    if (!signedIn) return of(succeeded({ alreadySignedOut: true }));
    return deadline(
      defer(() =>
        this.#injector.get(LogoutBackend).logout({
          action: action.name,
          data,
          // The request need not wait for what it may not ask for.
          get returnTo() {
            return destination().url;
          },
        }),
      ).pipe(
        take(1),
        defaultIfEmpty(undefined),
        map(succeeded),
        catchError((error: unknown) => of(failed(error))),
      ),
      options.timeout,
      () => failed(new LogoutError('timeout')),
    );
  }

  /** Step 7: the default handler or the events, never both; a failure never redirects. */
  #conclude(
    call: ActiveCall,
    result: LogoutResult,
    destination: () => Destination,
  ): Observable<unknown> {
    const { action, data, options, ownerGone } = call;
    const byDefault = options.useDefaultSuccessHandler;
    if (ngDevMode) call.watched?.step(byDefault ? 'redirect' : 'events');
    if (result.status === 'failed' && byDefault) {
      this.#errorHandler.handleError(result.error);
    } else if (ownerGone.aborted) {
      return EMPTY;
    } else if (result.status === 'failed') {
      const { error } = result;
      notify(call.targets('onError'), { action, data, error }, this.#trigger.contextOf(call));
    } else if (byDefault) {
      const { redirectUrl } = result.response;
      return this.#successHandler.redirect(
        redirectUrl === undefined ? destination() : this.#destinations.fromServer(redirectUrl),
        options,
      );
    } else {
      const { response } = result;
      notify(call.targets('onSuccess'), { action, data, response }, this.#trigger.contextOf(call));
    }
    return EMPTY;
  }
}

/** Makes it when it is first asked for, and keeps it. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function succeeded(response: LogoutResponse | undefined | null): LogoutResult {
  return {
    status: 'succeeded',
    response: response ?? {},
    alreadySignedOut: !!response?.alreadySignedOut,
  };
}

function failed(error: unknown): LogoutResult {
  return {
    status: 'failed',
    error: error instanceof LogoutError ? error : new LogoutError('backend', { cause: error }),
  };
}
