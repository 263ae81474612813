import { inject, Injectable, signal } from '@angular/core';

import { LOGOUT_APP_ACTIONS } from '../events/app-actions';
import { assertActionName } from '../model/action-name';
import { LogoutConfigurationError } from '../model/configuration-error';
import type { LiveLogoutAction } from './live-logout-action';

/**
 * The actions that exist, by name: one namespace for page and application.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class ActionDirectory {
  readonly #appActions = inject(LOGOUT_APP_ACTIONS);
  readonly #actions = signal<readonly LiveLogoutAction[]>([]);

  readonly actions = this.#actions.asReadonly();

  get(name: string): LiveLogoutAction | undefined {
    return this.#actions().find((action) => action.name === name);
  }

  /** @throws LogoutConfigurationError for a malformed name (LOGOUT-101) or one in use (LOGOUT-102). */
  assertFree(name: string): void {
    assertActionName(name);
    if (!this.#isTaken(name)) return;
    throw new LogoutConfigurationError(
      102,
      ngDevMode &&
        `there is an action '${name}' already. ` +
          'Choose another name, or leave it out to have the action numbered.',
    );
  }

  /** The name of an action that was given none: `logoutAction1`, `logoutAction2`, … */
  proposeName(): string {
    let number = 1;
    while (this.#isTaken(`logoutAction${number}`)) number++;
    return `logoutAction${number}`;
  }

  add(action: LiveLogoutAction): void {
    this.#actions.update((actions) => [...actions, action]);
  }

  remove(action: LiveLogoutAction): void {
    this.#actions.update((actions) => actions.filter((other) => other !== action));
  }

  #isTaken(name: string): boolean {
    return !!this.get(name) || Object.hasOwn(this.#appActions, name);
  }
}
