import { ErrorHandler, inject, Injectable } from '@angular/core';

import { LOGOUT_APP_ACTIONS } from '../events/app-actions';
import type { DispatchContext } from '../events/dispatch';
import { coded, type DevText } from '../model/configuration-error';
import { ActionDirectory } from './action-directory';
import type { ActiveCall } from './active-call';

/** Triggers the actions that events name. */
@Injectable({ providedIn: 'root' })
export class EventTrigger {
  readonly #appActions = inject(LOGOUT_APP_ACTIONS);
  readonly #directory = inject(ActionDirectory);
  readonly #errorHandler = inject(ErrorHandler);

  /** What the events of this call are dispatched with. */
  contextOf(call: ActiveCall): DispatchContext {
    return {
      trigger: (name) => this.#trigger(name, call),
      report: (error) => this.#errorHandler.handleError(error),
    };
  }

  /** Neither awaited nor able to veto. A chain that comes back to itself ends here. */
  #trigger(name: string, { chain, data }: ActiveCall): void {
    if (chain.includes(name)) {
      return this.#report(
        204,
        ngDevMode && `the chain of events ${[...chain, name].join(' → ')} comes back to '${name}'.`,
      );
    }
    const action = this.#directory.get(name);
    const appAction = Object.hasOwn(this.#appActions, name) && this.#appActions[name];
    if (action) {
      void action.invoke({ data }, { chain });
    } else if (appAction) {
      appAction();
    } else {
      this.#report(
        203,
        ngDevMode &&
          `an event of '${chain.at(-1)}' names '${name}', which does not exist. ` +
            'Create that logout action, or register the name with withActions().',
      );
    }
  }

  #report(code: number, text: DevText): void {
    this.#errorHandler.handleError(new Error(coded(code, text)));
  }
}
