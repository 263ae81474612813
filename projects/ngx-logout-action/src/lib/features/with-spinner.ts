import { LogoutConfigurationError } from '../action/errors';
import { feature, type LogoutFeature } from '../config';
import { componentContent } from '../spinner/component-content';
import type { SpinnerOptions } from '../spinner/spinner-settings';

/**
 * Configures when spinners appear and how they look.
 *
 * @param options times in milliseconds, and a component to show instead of the ring and the messages.
 * @throws LogoutConfigurationError LOGOUT-110 for an invalid time or component.
 * @example
 * ```ts
 * provideLogoutAction({ spinnerContext: 'page' }, withSpinner({ delay: 200, minVisible: 500 }))
 * ```
 */
export function withSpinner(options: SpinnerOptions): LogoutFeature {
  const { delay, minVisible, component } = options;
  if (!isTime(delay) || !isTime(minVisible) || (component && typeof component !== 'function')) {
    throw new LogoutConfigurationError(
      110,
      ngDevMode &&
        'Invalid options of withSpinner(). Pass delay and minVisible in milliseconds, 0 or more, ' +
          'and a component class.',
    );
  }
  const content = component && componentContent.bind(undefined, component);
  return feature('spinner', { spinner: { delay, minVisible, content } });
}

function isTime(value: number | undefined): boolean {
  return value === undefined || (typeof value === 'number' && value >= 0 && value < 2 ** 31);
}
