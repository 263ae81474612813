import { Injectable } from '@angular/core';

import type { AnyEventTarget, LogoutEventName } from '../action/logout-events';
import { checkTarget } from '../action/logout-options';

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
    checkTarget(event, target);
    const entry = { event, target };
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  of(event: LogoutEventName): readonly AnyEventTarget[] {
    return [...this.#entries].flatMap((entry) => (entry.event === event ? [entry.target] : []));
  }
}

/** The targets of `LogoutEventRegistry`: kept by action name, so that they outlive a page-owned action. */
@Injectable({ providedIn: 'root' })
export class RegisteredTargets {
  readonly #byName = new Map<string, EventTargets>();

  /** The targets registered for actions with this name, whether or not one exists. */
  for(action: string): EventTargets {
    const targets = this.#byName.get(action) ?? new EventTargets();
    this.#byName.set(action, targets);
    return targets;
  }
}
