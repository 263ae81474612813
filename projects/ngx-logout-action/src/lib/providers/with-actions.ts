import { EnvironmentInjector, ErrorHandler, inject, runInInjectionContext } from '@angular/core';

import { LOGOUT_APP_ACTIONS } from '../events/app-actions';
import { assertActionName } from '../model/action-name';
import { isPromiseLike } from '../rx/first-answer';
import type { LogoutFeature } from './logout-feature';

/**
 * Registers actions of the app's own, a snack bar or a log line, which events may then trigger by name. They
 * run in an injection context.
 *
 * @throws LogoutConfigurationError LOGOUT-101 for a malformed name.
 */
export function withActions(actions: Record<string, () => void>): LogoutFeature {
  Object.keys(actions).forEach(assertActionName);
  return {
    kind: 'actions',
    providers: [{ provide: LOGOUT_APP_ACTIONS, useFactory: () => runnable(actions) }],
  };
}

/** The actions, each in an injection context; a promise that is rejected is reported too. */
function runnable(actions: Record<string, () => void>): Record<string, () => void> {
  const injector = inject(EnvironmentInjector);
  const errorHandler = inject(ErrorHandler);
  const run = (action: () => void) => {
    const answer: unknown = runInInjectionContext(injector, action);
    if (isPromiseLike(answer)) {
      answer.then(undefined, (error: unknown) => errorHandler.handleError(error));
    }
  };
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [name, () => run(action)]),
  );
}
