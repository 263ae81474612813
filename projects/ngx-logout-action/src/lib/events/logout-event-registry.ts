import { inject, Injectable } from '@angular/core';

import { assertActionName } from '../model/action-name';
import type { LogoutEventName, LogoutEventTargetOf } from '../model/logout-events';
import { EventTargets } from './event-targets';
import { RegistryPort } from './registry-port';

/**
 * Attaches targets to events of actions by name, also before the action exists and beyond its life: a
 * page's action finds them again when the page is opened the next time.
 */
@Injectable({ providedIn: 'root' })
export class LogoutEventRegistry {
  readonly #targets = new Map<string, EventTargets>();

  constructor() {
    inject(RegistryPort).targets = (action, event) => this.#targets.get(action)?.of(event) ?? [];
  }

  /**
   * Adds a target to an event of the action with this name.
   *
   * @returns a function that takes the target away again.
   * @throws LogoutConfigurationError where the name, the event or the target makes no sense.
   */
  on<E extends LogoutEventName>(
    action: string,
    event: E,
    target: LogoutEventTargetOf<E>,
  ): () => void {
    assertActionName(action);
    const known = this.#targets.get(action) ?? new EventTargets();
    const undo = known.add(event, target);
    this.#targets.set(action, known);
    return undo;
  }
}
