import { type DestroyRef, ErrorHandler, inject, Injector, signal, untracked } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, of, Subject, tap } from 'rxjs';

import { EventTargets } from '../events/event-targets';
import { RegistryPort } from '../events/registry-port';
import { InFlightGate } from '../in-flight/in-flight-gate';
import { coded, LogoutConfigurationError } from '../model/configuration-error';
import type { LogoutActionOwner } from '../model/logout-action';
import { LogoutAction } from '../model/logout-action';
import type { LogoutCall } from '../model/logout-call';
import { LogoutError } from '../model/logout-error';
import type { LogoutEventName, LogoutEventTargetOf } from '../model/logout-events';
import type { LogoutActionOptions, ResolvedLogoutActionOptions } from '../model/logout-options';
import { LOGOUT_EVENTS, mergeOptions } from '../model/logout-options';
import type { LogoutDiscardReason, LogoutOutcome } from '../model/logout-outcome';
import { DocumentLifetime } from '../session/document-lifetime';
import type { CallOrigin } from './active-call';
import { optionsOf } from './active-call';
import type { WatchedCall } from './call-watcher';
import { CALL_WATCHER } from './call-watcher';
import { LogoutCallRunner } from './logout-call-runner';

/**
 * The one implementation of `LogoutAction`: it admits calls and tells their outcomes.
 * @hidden
 */
export class LiveLogoutAction extends LogoutAction {
  readonly #injector = inject(Injector);
  readonly #registry = inject(RegistryPort);
  readonly #document = inject(DocumentLifetime);
  readonly #errorHandler = inject(ErrorHandler);
  readonly #watcher = ngDevMode ? inject(CALL_WATCHER) : null;

  readonly #options;
  readonly #pending = signal(false);
  readonly #queued = signal(0);
  readonly #lastOutcome = signal<LogoutOutcome | undefined>(undefined);
  readonly #outcomes = new Subject<LogoutOutcome>();
  readonly #targets = new EventTargets();
  readonly #ownerGone = new AbortController();
  readonly #gate: InFlightGate;
  #warned = false;

  override readonly name: string;
  override readonly options;
  override readonly pending = this.#pending.asReadonly();
  override readonly queued = this.#queued.asReadonly();
  override readonly lastOutcome = this.#lastOutcome.asReadonly();
  override readonly outcomes$ = this.#outcomes.asObservable();

  /** @param lifetime ends the action when it is destroyed. */
  constructor(
    options: ResolvedLogoutActionOptions,
    override readonly owner: LogoutActionOwner,
    lifetime: DestroyRef,
  ) {
    super();
    this.name = options.name;
    this.#options = signal(options);
    this.options = this.#options.asReadonly();
    this.#gate = new InFlightGate(options.inFlightBehavior, (pending, queued) => {
      this.#pending.set(pending);
      this.#queued.set(queued);
    });
    const leaving = this.#document.leaving$.subscribe(() =>
      this.#gate.discardWaiting('unavailable'),
    );
    lifetime.onDestroy(() => {
      leaving.unsubscribe();
      this.#ownerGone.abort();
      this.#gate.discardWaiting('destroyed');
    });
    this.#warnOfIdleTargets();
  }

  override invoke(call: LogoutCall = {}, origin: CallOrigin = {}): Promise<LogoutOutcome> {
    return untracked(() => {
      optionsOf(call, this.#options());
      return new Promise((resolve) => {
        const watched = ngDevMode ? this.#watcher?.begin(this) : undefined;
        const settle = (outcome: LogoutOutcome) => {
          this.#lastOutcome.set(outcome);
          this.#outcomes.next(outcome);
          if (ngDevMode) watched?.settled(outcome);
          resolve(outcome);
        };
        const discard = (reason: LogoutDiscardReason) => settle({ status: 'discarded', reason });
        if (this.#ownerGone.signal.aborted) discard('destroyed');
        else if (!this.#document.available) discard('unavailable');
        else {
          const run = () => this.#run(call, origin, watched).pipe(tap(settle));
          this.#gate.enter({ run, discard });
        }
      });
    });
  }

  override update(options: Partial<Omit<LogoutActionOptions, 'name'>>): void {
    if ('name' in options) {
      throw new LogoutConfigurationError(
        104,
        ngDevMode && `the name of '${this.name}' cannot be changed. Create another action.`,
      );
    }
    const merged = mergeOptions(untracked(this.#options), options);
    this.#options.set(merged);
    this.#gate.setBehavior(merged.inFlightBehavior);
    this.#warnOfIdleTargets();
  }

  override on<E extends LogoutEventName>(event: E, target: LogoutEventTargetOf<E>): () => void {
    const undo = this.#targets.add(event, target);
    this.#warnOfIdleTargets();
    return undo;
  }

  #run(
    call: LogoutCall,
    { chain = [], onResult }: CallOrigin,
    watched: WatchedCall | undefined,
  ): Observable<LogoutOutcome> {
    this.#warnOfIdleTargets();
    return this.#injector
      .get(LogoutCallRunner)
      .run({
        action: this,
        data: call.data,
        options: optionsOf(call, this.#options()),
        chain: [...chain, this.name],
        onResult,
        ownerGone: this.#ownerGone.signal,
        watched,
        targets: (event) => this.targetsOf(event),
      })
      .pipe(
        // No step fails on its own; should something else, its caller must hear of it all the same.
        catchError((cause: unknown) => {
          this.#errorHandler.handleError(cause);
          return of<LogoutOutcome>({
            status: 'failed',
            error: new LogoutError('backend', { cause }),
          });
        }),
      );
  }

  /** In the order of registration: the options' targets, those of `on()`, the registry's. */
  targetsOf<E extends LogoutEventName>(event: E): readonly LogoutEventTargetOf<E>[] {
    const configured = this.#options()[event] as readonly LogoutEventTargetOf<E>[];
    return [...configured, ...this.#targets.of(event), ...this.#registry.targets(this.name, event)];
  }

  /** The rule that surprises most: with the default handler on, no configured event is triggered. */
  #warnOfIdleTargets(): void {
    if (!ngDevMode || this.#warned) return;
    const idle =
      untracked(this.#options).useDefaultSuccessHandler &&
      LOGOUT_EVENTS.find((event) => untracked(() => this.targetsOf(event)).length > 0);
    if (!idle) return;
    this.#warned = true;
    console.warn(
      coded(
        301,
        `${idle} of '${this.name}' is configured but never triggered while useDefaultSuccessHandler ` +
          'is on. Set it to false and redirect yourself, or use withLogoutGuards(), the outputs of the ' +
          'directive, or the outcome of the call.',
      ),
    );
  }
}
