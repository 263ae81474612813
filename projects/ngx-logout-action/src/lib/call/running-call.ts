import { DestroyRef, EnvironmentInjector, inject, type Signal } from '@angular/core';
import { Observable } from 'rxjs';

import type { AnyEventTarget, LogoutEventName } from '../action/event-targets';
import type { AnyResolvedOptions, LogoutCall } from '../action/logout-options';
import type { LogoutOutcome, LogoutRequest, LogoutResult } from '../action/logout-outcome';
import { injectReport } from '../action/report';
import { SignOuts } from '../page/sign-outs';

/** An action as the steps of a call see it. `LogoutAction` is its only implementation. */
export interface CallableAction {
  readonly name: string;

  /** Every target of an event, in the order of registration. */
  targets(event: LogoutEventName): readonly AnyEventTarget[];

  /** Invokes the action for an event; `chain` lists the actions whose events led here. */
  trigger(data: unknown, chain: readonly string[]): void;
}

/** Finds actions by name. `LogoutActionService` is its only implementation. */
export interface ActionLookup {
  get(name: string): CallableAction | undefined;
}

/** A checked place to redirect to. */
export interface Redirect {
  /** Absolute and normalized. */
  readonly url: string;
  /** The same place as a route of the app, if the Router is to go there. */
  readonly route?: string | undefined;
  /** The fields of a form POST to `url`. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** Whether the session ends only when the document leaves for `url`, as at an OpenID Provider. */
  readonly endsSession?: boolean | undefined;
}

/** What a call needs of the action that runs it. */
export interface CallSource {
  readonly action: CallableAction;
  readonly actions: ActionLookup;
  /** The options of the action, overridden by those of the call. */
  readonly options: AnyResolvedOptions;
  readonly call: LogoutCall;
  /** When the call was made, by the clock of `SignOuts`. */
  readonly madeAt: number;
  /** The actions whose events led to this call, the first one first. */
  readonly chain: readonly string[];
  /** Whether the session is already over, so there is nothing to ask or send. */
  readonly sessionEnded: boolean;
  readonly trace: CallTrace | undefined;
  /** Emits the outputs of the directive, before the redirect destroys its host. */
  readonly announce: (outcome: LogoutOutcome) => void;
  /** Makes the same call again, also if the owner of the action is gone. */
  readonly retry: () => Promise<LogoutOutcome>;
  /**
   * Lets the app become stable although the call is running, while a test has yet to answer its request. Returns a
   * function that ends this.
   */
  readonly suspendTask: () => () => void;
}

/**
 * A call that has been admitted. The steps of `runLogout` read it and add what they find out. Must be constructed in the
 * root injection context.
 */
export class RunningCall {
  readonly injector = inject(EnvironmentInjector);
  readonly signOuts = inject(SignOuts);
  readonly report = injectReport();
  readonly #destroyRef = inject(DestroyRef);

  readonly action: CallableAction;
  readonly options: AnyResolvedOptions;
  readonly data: unknown;
  /** Skips guards and `onBeforeUpdate`. */
  readonly force: boolean;
  /** The actions whose events led here, this one included. */
  readonly chain: readonly string[];

  readonly madeAt: number;
  /** When the call was admitted, by the clock of `SignOuts`. */
  readonly startedAt = this.signOuts.tick();
  /** When guards and `onBeforeUpdate` must have answered, by `performance.now()`. */
  readonly decideBy: number;

  /** Where a success leads; known when the request is sent. */
  redirect: Redirect | undefined;
  /** The cleanup of this call, prepared when the request is sent. */
  cleanup: CleanupRun | undefined;
  /** Completes the sign-out later if the server cannot be reached. Known when the request is sent. */
  offline: OfflineSignOuts | undefined;
  /** Releases what the call holds while it runs. */
  readonly releases: (() => void)[] = [];

  /** Emits when the app is destroyed, or at once if it has been. */
  readonly destroyed$ = new Observable<void>((subscriber) => {
    if (this.destroyed) return subscriber.next();
    return this.#destroyRef.onDestroy(() => subscriber.next());
  });

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

  /** Whether the app has been destroyed, in which case there is no injection context. */
  get destroyed(): boolean {
    return this.#destroyRef.destroyed;
  }
}

/** The cleanup of one call. It runs once. */
export interface CleanupRun {
  /** Completes when every task has completed, failed, or used up its time. */
  readonly run$: Observable<never>;

  /** Ends the preparation for a page that is hidden before the answer. */
  release(): void;
}

/** Sign-outs that are completed later. */
export interface OfflineSignOuts {
  readonly state: Signal<'none' | 'pending' | 'failed'>;

  /** Whether one is pending, so that the app counts as signed out. */
  readonly pending: boolean;

  /** Whether a user who is signed in now has signed in since, and not by the session that is about to end. */
  isNewSession(): boolean;

  /** Takes over a sign-out that did not reach the server. Returns the result to report instead. */
  keep(result: LogoutResult, request: LogoutRequest): LogoutResult;

  /** Takes note of the result of a call, after its cleanup. */
  record(result: LogoutResult): void;
}

/**
 * A step that development tools show.
 * @hidden
 */
export type CallStep = 'guards' | 'onBeforeUpdate' | 'request' | 'cleanup' | 'handlers';

/**
 * Follows one call, in development.
 * @hidden
 */
export interface CallTrace {
  step(step: CallStep): void;

  /**
   * An HTTP request leaves for `url`, which holds origin and path only.
   * @returns what to call when it ends: with its status, or with `undefined` if it got no answer.
   */
  request(method: string, url: string): (status: number | undefined) => void;
  settled(outcome: LogoutOutcome): void;
}

/**
 * Follows every call, in development.
 * @hidden
 */
export interface Trace {
  begin(action: { readonly name: string }): CallTrace;
}
