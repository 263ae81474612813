import { LogoutConfigurationError } from './errors';

/** WaveMaker's documentation, "Action Creation". */
const ACTION_NAME = /^[a-zA-Z_][A-Za-z0-9_]+$/;

/** The name of the default action, unless its options set another one. */
export const DEFAULT_ACTION_NAME = 'logoutAction';

/** @throws LogoutConfigurationError LOGOUT-101 for a malformed name. */
export function assertActionName(name: string): void {
  if (typeof name === 'string' && ACTION_NAME.test(name)) return;
  throw new LogoutConfigurationError(
    101,
    ngDevMode &&
      `Invalid action name '${name}'. ` +
        'Use at least two letters, digits, or underscores, not starting with a digit.',
  );
}

/**
 * The first free name of `logoutAction1`, `logoutAction2`, …
 * @hidden
 */
export function proposeActionName(taken: Iterable<string>): string {
  const names = new Set(taken);
  let number = 1;
  while (names.has(`${DEFAULT_ACTION_NAME}${number}`)) number++;
  return `${DEFAULT_ACTION_NAME}${number}`;
}
