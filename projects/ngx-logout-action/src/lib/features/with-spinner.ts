import { feature, type LogoutFeature } from '../config';
import { componentContent } from '../spinner/component-content';
import type { SpinnerOptions } from '../spinner/spinner-settings';
import { checkByRules, isFunction, type OptionRule } from './option-rules';

const TIME: OptionRule = [
  ngDevMode && 'milliseconds, 0 or more',
  (value) => typeof value === 'number' && value >= 0 && value < 2 ** 31,
];

const RULES: Record<keyof SpinnerOptions, OptionRule> = {
  delay: TIME,
  minVisible: TIME,
  component: [ngDevMode && 'a component class', isFunction],
};

/**
 * Configures when spinners appear and how they look.
 *
 * @param options times in milliseconds, and a component to show instead of the ring and the messages.
 * @throws LogoutConfigurationError LOGOUT-110 for an unknown option, or an invalid time or component.
 * @example
 * ```ts
 * provideLogoutAction({ spinnerContext: 'page' }, withSpinner({ delay: 200, minVisible: 500 }))
 * ```
 */
export function withSpinner(options: SpinnerOptions): LogoutFeature {
  checkByRules(110, ngDevMode && 'withSpinner', options, RULES);
  const { delay, minVisible, component } = options;
  const content = component && componentContent.bind(undefined, component);
  return feature('spinner', { spinner: { delay, minVisible, content } });
}
