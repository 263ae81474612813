import { LogoutConfigurationError } from './errors';
import { showValue } from './values';

/** WaveMaker's documentation, "Action Creation". */
const ACTION_NAME = /^[a-zA-Z_][A-Za-z0-9_]+$/;

/** The name of the default action, unless its options set another one. */
export const DEFAULT_ACTION_NAME = 'logoutAction';

/** @throws LogoutConfigurationError LOGOUT-101 for a malformed name. */
export function assertActionName(name: unknown): void {
  if (typeof name === 'string' && ACTION_NAME.test(name)) return;
  throw new LogoutConfigurationError(
    101,
    ngDevMode &&
      `Invalid action name ${showValue(name)}. ` +
        'Use at least two letters, digits, or underscores, not starting with a digit.',
  );
}
