import { LogoutConfigurationError } from './configuration-error';

const ACTION_NAME = /^[a-zA-Z_][A-Za-z0-9_]+$/;

/** The action that exists by itself wherever the library is provided. */
export const DEFAULT_ACTION_NAME = 'logoutAction';

/** @throws LogoutConfigurationError LOGOUT-101 where `name` cannot be the name of an action. */
export function assertActionName(name: string): void {
  if (typeof name === 'string' && ACTION_NAME.test(name)) return;
  throw new LogoutConfigurationError(
    101,
    ngDevMode &&
      `'${name}' cannot be the name of an action. ` +
        'Use two or more letters, digits and underscores, not beginning with a digit.',
  );
}
