import { inject, Injectable } from '@angular/core';

import { assertActionName } from './action-name';
import { RegisteredTargets } from './event-targets';
import type { LogoutEventName } from './event-targets';
import type { LogoutEventTargetOf } from './logout-action';

/**
 * Adds targets to events of actions by name, whether or not the action exists. The targets outlive page-owned actions, and
 * apply again the next time their page opens.
 *
 * @example
 * ```ts
 * inject(LogoutEventRegistry).on('leave', 'onSuccess', 'sayGoodbye');
 * ```
 */
@Injectable({ providedIn: 'root' })
export class LogoutEventRegistry {
  readonly #targets = inject(RegisteredTargets);

  /**
   * Adds a target to an event of the actions with this name.
   *
   * @param action the name of the actions.
   * @param event the name of the event.
   * @param target a function, or the name of an action to trigger.
   * @returns a function that removes the target.
   * @throws LogoutConfigurationError for a malformed name (LOGOUT-101), an unknown event, or an invalid target
   * (LOGOUT-103).
   */
  on<E extends LogoutEventName>(
    action: string,
    event: E,
    target: LogoutEventTargetOf<E>,
  ): () => void {
    assertActionName(action);
    return this.#targets.for(action).add(event, target);
  }
}
