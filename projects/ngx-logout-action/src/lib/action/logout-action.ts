import {
  DestroyRef,
  EnvironmentInjector,
  inject,
  PendingTasks,
  runInInjectionContext,
  type Signal,
  signal,
  untracked,
} from '@angular/core';
import { EMPTY, type Observable, of, Subject, tap } from 'rxjs';

import { CallQueue } from '../call/call-queue';
import { runLogout } from '../call/run-logout';
import { type ActionLookup, type CallTrace, RunningCall } from '../call/running-call';
import { LOGOUT_CONFIG } from '../config';
import { PageLifecycle } from '../page/page-lifecycle';
import { SignOuts } from '../page/sign-outs';
import { SpinnerContextService } from '../spinner/spinner-context.service';
import { coded, LogoutConfigurationError, type LogoutError } from './errors';
import {
  type AnyEventTarget,
  EventTargets,
  LOGOUT_EVENTS,
  type LogoutDecision,
  type LogoutEventName,
  type LogoutEventTarget,
  type LogoutEventTargets,
  RegisteredTargets,
} from './event-targets';
import {
  checkCall,
  checkOptions,
  type LogoutCall,
  type LogoutProperties,
  mergeCall,
  mergeOptions,
  type ResolvedLogoutProperties,
} from './logout-options';
import {
  alreadySignedOut,
  type LogoutDiscardReason,
  type LogoutOutcome,
  type LogoutResponse,
} from './logout-outcome';

/** Whether an action lives as long as the page that created it, or as long as the app. */
export type LogoutActionOwner = 'page' | 'application';

/** Passed to `onBeforeUpdate`, before the request. */
export interface LogoutBeforeUpdateEvent {
  /** The action that was invoked. */
  action: LogoutAction;
  /** The `data` of the call. */
  data?: unknown;
}

/** Passed to `onSuccess`. */
export interface LogoutSuccessEvent {
  /** The action that was invoked. */
  action: LogoutAction;
  /** The `data` of the call. */
  data?: unknown;
  /** The response of the backend. */
  response: LogoutResponse;
}

/** Passed to `onError`. */
export interface LogoutErrorEvent {
  /** The action that was invoked. */
  action: LogoutAction;
  /** The `data` of the call. */
  data?: unknown;
  /** Why the sign-out failed. */
  error: LogoutError;
}

/** A target of the event `E`. */
export type LogoutEventTargetOf<E extends LogoutEventName> = {
  onBeforeUpdate: LogoutEventTarget<LogoutBeforeUpdateEvent, LogoutDecision>;
  onSuccess: LogoutEventTarget<LogoutSuccessEvent, void>;
  onError: LogoutEventTarget<LogoutErrorEvent, void>;
}[E];

/** The options of an action (WaveMaker's documentation, "Properties" and "Events"). */
export interface LogoutActionOptions extends LogoutProperties {
  /** Called before the request. `false` vetoes the call. Not called while the default success handler is on. */
  onBeforeUpdate?: LogoutEventTargets<LogoutBeforeUpdateEvent, LogoutDecision> | undefined;
  /** Triggered by a success. Not triggered while the default success handler is on. */
  onSuccess?: LogoutEventTargets<LogoutSuccessEvent, void> | undefined;
  /** Triggered by a failure. Not triggered while the default success handler is on. */
  onError?: LogoutEventTargets<LogoutErrorEvent, void> | undefined;
}

/** The options with every default filled in, and each event as a list of targets. */
export type ResolvedLogoutActionOptions = ResolvedLogoutProperties & {
  readonly [E in LogoutEventName]: readonly LogoutEventTargetOf<E>[];
};

/** Where a call comes from, and who else gets its outcome. */
export interface CallOrigin {
  /** The actions whose events led to this call, in order. */
  readonly chain?: readonly string[];
  /** Called once, before the redirect. */
  readonly announce?: (outcome: LogoutOutcome) => void;
  /** Whether the session is already over. */
  readonly sessionEnded?: boolean;
  /** Whether the call repeats a failed one, which may outlive the owner of the action. */
  readonly isRetry?: boolean;
}

/**
 * A named sign-out with its own options, queue, and events. Create one with `LogoutActionService.create()` or
 * `injectLogoutAction()`, not with `new`.
 */
export class LogoutAction {
  readonly #injector = inject(EnvironmentInjector);
  readonly #appLifetime = inject(DestroyRef);
  readonly #pendingTasks = inject(PendingTasks);
  readonly #registered = inject(RegisteredTargets);
  readonly #lifecycle = inject(PageLifecycle);
  readonly #signOuts = inject(SignOuts);
  readonly #trace = ngDevMode ? inject(LOGOUT_CONFIG).trace?.() : undefined;

  readonly #actions: ActionLookup;
  readonly #options;
  readonly #pending = signal(false);
  readonly #queued = signal(0);
  readonly #lastOutcome = signal<LogoutOutcome | undefined>(undefined);
  readonly #outcomes = new Subject<LogoutOutcome>();
  readonly #targets = new EventTargets();
  readonly #queue: CallQueue;
  #ended = false;
  #endTask: (() => void) | undefined;
  #warned = false;

  /** The name. Matches `^[a-zA-Z_][A-Za-z0-9_]+$`. */
  readonly name: string;

  /** Whether the action lives as long as the page that created it, or as long as the app. */
  readonly owner: LogoutActionOwner;

  /** The current options, with every default filled in. */
  readonly options: Signal<ResolvedLogoutActionOptions>;

  /** Whether a call is pending: from its guards until it settles. */
  readonly pending = this.#pending.asReadonly();

  /** How many calls are queued behind the pending one. */
  readonly queued = this.#queued.asReadonly();

  /** The latest outcome, including those of discarded calls; `undefined` before the first one. */
  readonly lastOutcome = this.#lastOutcome.asReadonly();

  /** Every outcome as it happens. Hot, without replay. */
  readonly outcomes$ = this.#outcomes.asObservable();

  private constructor(
    options: ResolvedLogoutActionOptions,
    owner: LogoutActionOwner,
    lifetime: DestroyRef,
    actions: ActionLookup,
  ) {
    this.name = options.name;
    this.owner = owner;
    this.#actions = actions;
    this.#options = signal(options);
    this.options = this.#options.asReadonly();
    this.#queue = new CallQueue(options.inFlightBehavior, (pending, queued) =>
      this.#show(pending, queued),
    );
    const leaving = this.#lifecycle.leaving$.subscribe(() =>
      this.#queue.discardWaiting('unavailable'),
    );
    lifetime.onDestroy(() => {
      leaving.unsubscribe();
      this.#ended = true;
      this.#queue.discardWaiting('destroyed');
    });
    this.#prefetchSpinner();
    this.#warnOfIdleTargets();
  }

  /** @internal Must be called in the root injection context. */
  static create(
    options: ResolvedLogoutActionOptions,
    owner: LogoutActionOwner,
    lifetime: DestroyRef,
    actions: ActionLookup,
  ): LogoutAction {
    return new LogoutAction(options, owner, lifetime, actions);
  }

  /**
   * Signs out. `inFlightBehavior` decides what happens while another call is pending.
   *
   * @param call overrides options of the action for this call.
   * @returns the outcome. The promise never rejects, and the call runs whether or not you await it.
   * @throws LogoutConfigurationError LOGOUT-103 for an invalid option.
   * @example
   * ```ts
   * const outcome = await action.invoke({ redirectTo: 'home' });
   * if (outcome.status === 'failed') showError(outcome.error);
   * ```
   */
  invoke(call: LogoutCall = {}): Promise<LogoutOutcome> {
    return this.start(call, {});
  }

  /** @internal Invokes the action for an event. */
  trigger(data: unknown, chain: readonly string[]): void {
    void this.start({ data }, { chain });
  }

  /** @internal Like `invoke`, for the directive and for events. */
  start(call: LogoutCall, origin: CallOrigin): Promise<LogoutOutcome> {
    checkCall(call);
    return untracked(
      () =>
        new Promise((resolve) => {
          const trace = ngDevMode ? this.#trace?.begin(this) : undefined;
          const madeAt = this.#signOuts.tick();
          const settle = (outcome: LogoutOutcome) => {
            this.#lastOutcome.set(outcome);
            this.#outcomes.next(outcome);
            if (ngDevMode) trace?.settled(outcome);
            resolve(outcome);
          };
          const end = (outcome: LogoutOutcome) => {
            origin.announce?.(outcome);
            settle(outcome);
          };
          const discard = (reason: LogoutDiscardReason) => end({ status: 'discarded', reason });
          const gone = () => this.#appLifetime.destroyed;
          if (gone() || (this.#ended && !origin.isRetry)) return discard('destroyed');
          if (this.#signOuts.redirecting) return end(alreadySignedOut());
          if (!this.#lifecycle.available) return discard('unavailable');
          // The owner of a page-owned action may outlive the app.
          const run = () => {
            if (!gone()) return this.#run(call, origin, madeAt, trace).pipe(tap(settle));
            discard('destroyed');
            return EMPTY;
          };
          this.#queue.enter({ run, discard });
        }),
    );
  }

  /**
   * Changes options. `undefined` changes nothing, and `''` clears the spinner's context or message. Event targets replace
   * the configured ones, but not those added with `on()`.
   *
   * @param options the options to change.
   * @throws LogoutConfigurationError for an invalid option. The action then stays unchanged.
   * @example
   * ```ts
   * action.update({ inFlightBehavior: 'doNotExecute' });
   * ```
   */
  update(options: Partial<Omit<LogoutActionOptions, 'name'>>): void {
    checkOptions(options);
    if ((options as LogoutActionOptions).name !== undefined) {
      throw new LogoutConfigurationError(
        104,
        ngDevMode && `The name of '${this.name}' cannot change. Create another action.`,
      );
    }
    const merged = mergeOptions(untracked(this.#options), options);
    this.#options.set(merged);
    this.#queue.setBehavior(merged.inFlightBehavior);
    this.#prefetchSpinner();
    this.#warnOfIdleTargets();
  }

  /**
   * Adds a target to an event. Targets are not triggered while the default success handler is on.
   *
   * @param event the name of the event.
   * @param target a function, or the name of an action to trigger.
   * @returns a function that removes the target.
   * @throws LogoutConfigurationError LOGOUT-103 for an unknown event or an invalid target.
   * @example
   * ```ts
   * const remove = action.on('onSuccess', ({ response }) => console.log(response.body));
   * ```
   */
  on<E extends LogoutEventName>(event: E, target: LogoutEventTargetOf<E>): () => void {
    const remove = this.#targets.add(event, target);
    this.#warnOfIdleTargets();
    return remove;
  }

  /** @internal All targets in order: of the options, of `on()`, and of `LogoutEventRegistry`. */
  targets(event: LogoutEventName): readonly AnyEventTarget[] {
    return [
      ...this.#options()[event],
      ...this.#targets.of(event),
      ...this.#registered.for(this.name).of(event),
    ];
  }

  #run(
    call: LogoutCall,
    origin: CallOrigin,
    madeAt: number,
    trace: CallTrace | undefined,
  ): Observable<LogoutOutcome> {
    this.#warnOfIdleTargets();
    const { chain = [], announce = () => undefined, sessionEnded = false } = origin;
    const source = {
      action: this,
      actions: this.#actions,
      options: mergeCall(this.#options(), call),
      call,
      madeAt,
      chain,
      sessionEnded,
      trace,
      announce,
      retry: async () => {
        // A failure handler runs while its call is pending.
        if (untracked(this.#pending)) await Promise.resolve();
        return this.start(call, { ...origin, isRetry: true });
      },
      suspendTask: () => {
        this.#holdTask(false);
        return () => this.#holdTask(true);
      },
    };
    const running = runInInjectionContext(this.#injector, () => new RunningCall(source));
    const answer = this.#signOuts.answer(running);
    return answer ? of(answer).pipe(tap(announce)) : runLogout(running);
  }

  #show(pending: boolean, queued: number): void {
    if (pending !== untracked(this.#pending)) {
      this.#holdTask(pending);
      if (pending) this.#signOuts.pending.add(this.outcomes$);
      else this.#signOuts.pending.delete(this.outcomes$);
    }
    this.#pending.set(pending);
    this.#queued.set(queued);
  }

  /** Loads the picture of the spinner early, so that it is there when needed. */
  #prefetchSpinner(): void {
    if (untracked(this.#options).spinnerContext)
      this.#injector.get(SpinnerContextService).prefetch();
  }

  /** Makes `whenStable()`, server-side rendering, and harnesses wait for a pending call. */
  #holdTask(hold: boolean): void {
    if (hold) this.#endTask ??= this.#pendingTasks.add();
    else {
      this.#endTask?.();
      this.#endTask = undefined;
    }
  }

  /** Warns about the most surprising rule: with the default success handler on, configured events are not triggered. */
  #warnOfIdleTargets(): void {
    if (!ngDevMode || this.#warned) return;
    const idle =
      untracked(this.#options).useDefaultSuccessHandler &&
      LOGOUT_EVENTS.find((event) => untracked(() => this.targets(event)).length > 0);
    if (!idle) return;
    this.#warned = true;
    console.warn(
      coded(
        301,
        `${idle} of '${this.name}' is never triggered while useDefaultSuccessHandler is on. Set it to false and ` +
          'redirect in your handler, or use withLogoutGuards(), the outputs of the directive, or the outcome.',
      ),
    );
  }
}

/**
 * All targets of an event. Used by the devtools.
 * @hidden
 */
export function eventTargets(
  action: LogoutAction,
  event: LogoutEventName,
): readonly AnyEventTarget[] {
  return action.targets(event);
}
