import type { DestroyRef, EnvironmentInjector } from '@angular/core';
import type { Observable } from 'rxjs';

import type { AnyEventTarget, LogoutEventName } from '../action/logout-events';
import type { AnyResolvedOptions } from '../action/logout-options';
import type { LogoutOutcome } from '../action/logout-outcome';
import type { SignOuts } from '../page/sign-outs';

/** An action as the steps of a call see it. `LogoutAction` is its only implementation. */
export interface CallableAction {
  readonly name: string;

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
}

/** A call that has been admitted. The steps of `runLogout` read it and add what they find out. */
export interface RunningCall {
  readonly action: CallableAction;
  readonly data: unknown;
  /** The options of the action, overridden by those of the call. */
  readonly options: AnyResolvedOptions;
  /** Skips guards and `onBeforeUpdate`. */
  readonly force: boolean;
  /** The actions whose events led here, this one included. */
  readonly chain: readonly string[];
  readonly trace: CallTrace | undefined;

  /** When the call was made and admitted, by the clock of `SignOuts`. */
  readonly madeAt: number;
  readonly startedAt: number;
  /** When guards and `onBeforeUpdate` must have answered, by `performance.now()`. */
  readonly decideBy: number;

  readonly actions: ActionLookup;
  readonly signOuts: SignOuts;
  readonly injector: EnvironmentInjector;
  readonly destroyRef: DestroyRef;
  /** Emits when the app is destroyed. */
  readonly destroyed$: Observable<void>;

  /** Where a success leads; known when the request is sent. */
  redirect: Redirect | undefined;
  /** The cleanup of this call, prepared when the request is sent. */
  cleanup: CleanupRun | undefined;
  /** Releases what the call holds while it runs. */
  readonly releases: (() => void)[];

  targets(event: LogoutEventName): readonly AnyEventTarget[];

  /** Emits the outputs of the directive, before the redirect destroys its host. */
  announce(outcome: LogoutOutcome): void;

  /**
   * Lets the app become stable although the call is running, while a test has yet to answer its request.
   *
   * @returns a function that ends this.
   */
  suspendTask(): () => void;

  /** Reports an error to `ErrorHandler`. */
  report(error: unknown): void;
}

/** The cleanup of one call. It runs once. */
export interface CleanupRun {
  /** Completes when every task has completed, failed, or used up its time. */
  readonly run$: Observable<never>;

  /** Ends the preparation for a page that is hidden before the answer. */
  release(): void;
}

/** A step that development tools show. */
export type CallStep = 'guards' | 'onBeforeUpdate' | 'request' | 'cleanup' | 'handlers';

/** Follows one call, in development. */
export interface CallTrace {
  step(step: CallStep): void;
  settled(outcome: LogoutOutcome): void;
}

/** Follows every call, in development. */
export interface Trace {
  begin(action: CallableAction): CallTrace;
}
