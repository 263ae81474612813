import { assertActionName } from '../action/action-name';
import { isRecord } from '../action/values';
import { feature, type LogoutFeature } from '../config';
import { checkFunctions } from './option-rules';

/**
 * Registers functions of the app that events can trigger by name, for example to show a snack bar. They run in an
 * injection context.
 *
 * @param actions the functions by their names.
 * @throws LogoutConfigurationError LOGOUT-101 for a malformed name, and in development LOGOUT-103 for anything but a function.
 * @example
 * ```ts
 * withActions({ sayGoodbye: () => inject(MatSnackBar).open('Goodbye!') })
 * ```
 */
export function withActions(actions: Record<string, () => void>): LogoutFeature {
  if (ngDevMode) {
    checkFunctions('withActions', isRecord(actions) ? Object.values(actions) : [actions]);
  }
  Object.keys(actions).forEach(assertActionName);
  return feature('actions', { actions });
}
