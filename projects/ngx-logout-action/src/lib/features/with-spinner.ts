import { LogoutConfigurationError } from '../action/configuration-error';
import { componentContent } from '../spinner/component-content';
import type { SpinnerOptions } from '../spinner/spinner-options';
import { feature, type LogoutFeature } from './logout-feature';

/**
 * Configures when spinners appear and what they look like.
 *
 * @throws LogoutConfigurationError LOGOUT-110 for an invalid time or component.
 * @example
 * withSpinner({ delay: 200, component: BrandSpinner })
 */
export function withSpinner(options: SpinnerOptions): LogoutFeature {
  const { delay, minVisible, component } = options;
  const isTime = (value: unknown) => typeof value === 'number' && value >= 0 && value < 2 ** 31;
  if (
    !isTime(delay ?? 0) ||
    !isTime(minVisible ?? 0) ||
    (component && typeof component !== 'function')
  ) {
    throw new LogoutConfigurationError(
      110,
      ngDevMode &&
        'Invalid options for withSpinner(). Expected delay and minVisible in milliseconds, 0 or more, ' +
          'and a component class.',
    );
  }
  const content = component && (() => componentContent(component));
  return feature('spinner', { spinner: { delay, minVisible, content } });
}
