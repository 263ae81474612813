import { DestroyRef, EnvironmentInjector, ErrorHandler, inject, type Signal } from '@angular/core';
import { Observable } from 'rxjs';

import type { AnyEventTarget, LogoutEventName } from '../action/event-targets';
import type { AnyResolvedOptions, LogoutCall } from '../action/logout-options';
import type { LogoutOutcome, LogoutRequest, LogoutResult } from '../action/logout-outcome';
import { injectReport } from '../action/report';
import { SignOuts } from '../page/sign-outs';

/** An action as seen by the steps of a call. Only implemented by `LogoutAction`. */
export interface CallableAction {
  readonly name: string;

  /** All targets of an event, in order of registration. */
  targets(event: LogoutEventName): readonly AnyEventTarget[];

  /** Invokes the action for an event. `chain` lists the actions whose events led to it. */
  trigger(data: unknown, chain: readonly string[]): void;
}

/** Finds actions by name. Only implemented by `LogoutActionService`. */
export interface ActionLookup {
  get(name: string): CallableAction | undefined;
}

/** A checked redirect target. */
export interface Redirect {
  /** Absolute and normalized. */
  readonly url: string;
  /** The target as a route of the app, if the Router should navigate to it. */
  readonly route?: string | undefined;
  /** The fields of a form POST to `url`. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** Whether the session ends only when the document leaves for `url`, as at an OpenID Provider. */
  readonly endsSession?: boolean | undefined;
}

/** What a call gets from its action. */
export interface CallSource {
  readonly action: CallableAction;
  readonly actions: ActionLookup;
  /** The options of the action, overridden by those of the call. */
  readonly options: AnyResolvedOptions;
  readonly call: LogoutCall;
  /** When the call was made, in ticks of `SignOuts`. */
  readonly madeAt: number;
  /** The actions whose events led to this call, in order. */
  readonly chain: readonly string[];
  /** Whether the session is already over, so that nothing is asked or sent. */
  readonly sessionEnded: boolean;
  readonly trace: CallTrace | undefined;
  /** Emits the outputs of the directive, before the redirect destroys its host. */
  readonly announce: (outcome: LogoutOutcome) => void;
  /** Makes the same call again, even if the owner of the action was destroyed. */
  readonly retry: () => Promise<LogoutOutcome>;
  /**
   * Lets the app become stable during the call, until the test answers its request. Returns a function that ends
   * this.
   */
  readonly suspendTask: () => () => void;
}

/**
 * A running call. The steps of `runLogout` read it and add their results. Must be constructed in the
 * root injection context.
 */
export class RunningCall {
  readonly injector = inject(EnvironmentInjector);
  readonly signOuts = inject(SignOuts);
  readonly report = injectReport(inject(ErrorHandler));
  readonly #destroyRef = inject(DestroyRef);

  readonly action: CallableAction;
  readonly options: AnyResolvedOptions;
  readonly data: unknown;
  /** Skips guards and `onBeforeUpdate`. */
  readonly force: boolean;
  /** The actions whose events led to this call, including its own. */
  readonly chain: readonly string[];

  readonly madeAt: number;
  /** When the call started, in ticks of `SignOuts`. */
  readonly startedAt = this.signOuts.tick();
  /** Deadline of guards and `onBeforeUpdate`, as a time of `performance.now()`. */
  readonly decideBy: number;

  /** Whether the app said that someone was signed in. */
  knownSignedIn = false;
  /** Where a success redirects. Set when the request is sent. */
  redirect: Redirect | undefined;
  /** The cleanup of this call. Set when the request is sent. */
  cleanup: CleanupRun | undefined;
  /** Completes the sign-out later if the server cannot be reached. Set when the request is sent. */
  offline: OfflineSignOuts | undefined;
  /** Functions that release what the call holds while it runs. */
  readonly releases: (() => void)[] = [];

  /** Emits when the app is destroyed, immediately if it already is. */
  readonly destroyed$ = injectDestroyed();

  constructor(readonly source: CallSource) {
    const { action, options, call, chain, madeAt } = source;
    this.action = action;
    this.options = options;
    this.data = call.data;
    this.force = (call.force ?? false) || source.sessionEnded;
    this.chain = [...chain, action.name];
    this.madeAt = madeAt;
    this.decideBy = performance.now() + options.decisionTimeout;
  }

  /** Whether the app is destroyed. Then there is no injection context. */
  get destroyed(): boolean {
    return this.#destroyRef.destroyed;
  }
}

/** Emits when the app is destroyed, immediately if it already is. Must be called in the root injection context. */
export function injectDestroyed(): Observable<void> {
  const destroyRef = inject(DestroyRef);
  return new Observable((subscriber) => {
    if (destroyRef.destroyed) return subscriber.next();
    return destroyRef.onDestroy(() => subscriber.next());
  });
}

/** The cleanup of one call. Runs at most once. */
export interface CleanupRun {
  /** Completes when every task has completed, failed, or timed out. */
  readonly run$: Observable<never>;

  /** Stops listening for a page that is hidden before the response. */
  release(): void;
}

/** Sign-outs to be completed later. */
export interface OfflineSignOuts {
  readonly state: Signal<'none' | 'pending' | 'failed'>;

  /** Whether one is pending. Then the app counts as signed out. */
  readonly pending: boolean;

  /** Whether the signed-in user has signed in since, so that the session is not the one to be ended. */
  isNewSession(): boolean;

  /** Keeps a sign-out that did not reach the server. Returns the result to report instead. */
  keep(result: LogoutResult, request: LogoutRequest): LogoutResult;

  /** Records the result of a call, after its cleanup. */
  record(result: LogoutResult): void;
}

/**
 * A step shown by development tools.
 * @hidden
 */
export type CallStep = 'guards' | 'onBeforeUpdate' | 'request' | 'cleanup' | 'handlers';

/**
 * Traces one call, in development.
 * @hidden
 */
export interface CallTrace {
  step(step: CallStep): void;

  /**
   * Called when an HTTP request is sent to `url`, which contains only origin and path.
   * @returns a function to call when it ends, with its status, or `undefined` without a response.
   */
  request(method: string, url: string): (status: number | undefined) => void;
  settled(outcome: LogoutOutcome): void;
}

/**
 * Traces every call, in development.
 * @hidden
 */
export interface Trace {
  begin(action: { readonly name: string }): CallTrace;
}
