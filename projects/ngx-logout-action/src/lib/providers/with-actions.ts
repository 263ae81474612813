import { LOGOUT_APP_ACTIONS } from '../events/app-actions';
import { assertActionName } from '../model/action-name';
import type { LogoutFeature } from './logout-feature';

/**
 * Registers actions of the app's own, a snack bar or a log line, which events may then trigger by name. They
 * run in an injection context.
 *
 * @throws LogoutConfigurationError LOGOUT-101 for a malformed name.
 */
export function withActions(actions: Record<string, () => void>): LogoutFeature {
  Object.keys(actions).forEach(assertActionName);
  return { kind: 'actions', providers: [{ provide: LOGOUT_APP_ACTIONS, useValue: actions }] };
}
