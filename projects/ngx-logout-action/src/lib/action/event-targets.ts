import { Injectable } from '@angular/core';
import type { Observable } from 'rxjs';

import { LogoutConfigurationError } from './errors';
import { showValue } from './values';

/** The events of an action (WaveMaker's documentation, "Events"). */
export type LogoutEventName = 'onBeforeUpdate' | 'onSuccess' | 'onError';

export const LOGOUT_EVENTS: readonly LogoutEventName[] = ['onBeforeUpdate', 'onSuccess', 'onError'];

/* eslint-disable @typescript-eslint/no-invalid-void-type -- handlers without a return statement decide too */
/** What an `onBeforeUpdate` handler returns: `false` vetoes the call, anything else allows it. */
export type LogoutDecision = boolean | void | Promise<boolean | void> | Observable<boolean | void>;
/* eslint-enable @typescript-eslint/no-invalid-void-type */

/** What an event triggers: a function, or the action with this name. */
export type LogoutEventTarget<E, R> = ((event: E) => R) | string;

/** One target or a list of them. */
export type LogoutEventTargets<E, R> = LogoutEventTarget<E, R> | readonly LogoutEventTarget<E, R>[];

/** Any target. The steps of a call pass on events without inspecting them. */
export type AnyEventTarget = LogoutEventTarget<never, unknown>;

/** Whether `value` can be a target of an event. */
export function isEventTarget(value: unknown): value is AnyEventTarget {
  return typeof value === 'function' || (typeof value === 'string' && value !== '');
}

/** Event targets that were added in code, in order. */
export class EventTargets {
  readonly #entries = new Set<{
    readonly event: LogoutEventName;
    readonly target: AnyEventTarget;
  }>();

  /**
   * @returns a function that removes this target.
   * @throws LogoutConfigurationError LOGOUT-103 for an unknown event or an invalid target.
   */
  add(event: LogoutEventName, target: AnyEventTarget): () => void {
    assertTarget(event, target);
    const entry = { event, target };
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  of(event: LogoutEventName): readonly AnyEventTarget[] {
    return [...this.#entries].flatMap((entry) => (entry.event === event ? [entry.target] : []));
  }
}

/** The targets of `LogoutEventRegistry`, by action name, so that they outlive a page-owned action. */
@Injectable({ providedIn: 'root' })
export class RegisteredTargets {
  readonly #byName = new Map<string, EventTargets>();

  /** The targets registered for a name, whether or not an action with this name exists. */
  for(action: string): EventTargets {
    const targets = this.#byName.get(action) ?? new EventTargets();
    this.#byName.set(action, targets);
    return targets;
  }
}

function assertTarget(event: LogoutEventName, target: unknown): void {
  const known = LOGOUT_EVENTS.includes(event);
  if (known && isEventTarget(target)) return;
  throw new LogoutConfigurationError(
    103,
    ngDevMode &&
      (known
        ? `Invalid target ${showValue(target)} for '${event}'. Expected a function or the name of an action.`
        : `Unknown event ${showValue(event)}. Use one of: ${LOGOUT_EVENTS.join(', ')}.`),
  );
}
