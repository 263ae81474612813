import type { Signal } from '@angular/core';
import type { Observable } from 'rxjs';

import type { LogoutCall } from './logout-call';
import type { LogoutEventName, LogoutEventTargetOf } from './logout-events';
import type { LogoutActionOptions, ResolvedLogoutActionOptions } from './logout-options';
import type { LogoutOutcome } from './logout-outcome';

/** Whether an action lives as long as the page that created it or as long as the application. */
export type LogoutActionOwner = 'page' | 'application';

/**
 * One named action: a property sheet, a queue and events.
 *
 * Made by `LogoutActionService.create()` or `injectLogoutAction()`; there is nothing to construct.
 */
export abstract class LogoutAction {
  /** Unique across page and application; matches `^[a-zA-Z_][A-Za-z0-9_]+$`. */
  abstract readonly name: string;

  /** Whether it lives as long as a page or as long as the application. */
  abstract readonly owner: LogoutActionOwner;

  /** The property sheet as it is now, every default filled in. */
  abstract readonly options: Signal<ResolvedLogoutActionOptions>;

  /** Whether a call is being carried out, from the asking of the guards to its outcome. */
  abstract readonly pending: Signal<boolean>;

  /** How many calls wait for the pending one to end. */
  abstract readonly queued: Signal<number>;

  /** The outcome that was told last, discarded calls included; `undefined` before the first. */
  abstract readonly lastOutcome: Signal<LogoutOutcome | undefined>;

  /** Every outcome as it is told. Hot; nothing is replayed. */
  abstract readonly outcomes$: Observable<LogoutOutcome>;

  /**
   * Signs out. Runs whether or not the answer is awaited, and never rejects: failures are outcomes.
   * What happens while another call is pending is decided by `inFlightBehavior`.
   */
  abstract invoke(call?: LogoutCall): Promise<LogoutOutcome>;

  /**
   * Changes properties of the running action. `undefined` changes nothing; `''` clears text and
   * spinner context; targets given here replace the configured ones, never those from `on()`.
   *
   * @throws LogoutConfigurationError where an option makes no sense; nothing is changed then.
   */
  abstract update(options: Partial<Omit<LogoutActionOptions, 'name'>>): void;

  /**
   * Adds a target to an event. It is called only where the default success handler is off.
   *
   * @returns a function that takes the target away again.
   */
  abstract on<E extends LogoutEventName>(event: E, target: LogoutEventTargetOf<E>): () => void;
}
