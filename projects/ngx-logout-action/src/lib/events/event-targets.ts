import type { LogoutEventName, LogoutEventTargetOf } from '../model/logout-events';
import { checkOptions, LOGOUT_EVENTS } from '../model/logout-options';

/** Targets that were added in code, by event. */
export class EventTargets {
  readonly #entries = new Set<{ readonly event: string; readonly target: unknown }>();

  /** @returns a function that takes the target away again, this one only. */
  add<E extends LogoutEventName>(event: E, target: LogoutEventTargetOf<E>): () => void {
    // One target and not a list; an event and not another option.
    checkOptions({ [LOGOUT_EVENTS.includes(event) ? event : `${event}()`]: [target] });
    const entry = { event, target };
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  of<E extends LogoutEventName>(event: E): readonly LogoutEventTargetOf<E>[] {
    return [...this.#entries]
      .filter((entry) => entry.event === event)
      .map((entry) => entry.target as LogoutEventTargetOf<E>);
  }
}
