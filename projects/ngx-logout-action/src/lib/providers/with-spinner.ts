import { LogoutConfigurationError } from '../model/configuration-error';
import { componentContent } from '../spinner/component-content';
import { SPINNER_SETTINGS, type SpinnerOptions } from '../spinner/spinner-options';
import type { LogoutFeature } from './logout-feature';

/**
 * Says how spinners come and go, and what they look like.
 *
 * @throws LogoutConfigurationError LOGOUT-110 for a time that is none, or a component that is none.
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
        'withSpinner() cannot use that. Give it delay and minVisible in milliseconds from 0 on, ' +
          'and a component class.',
    );
  }
  const content = component && (() => componentContent(component));
  return {
    kind: 'spinner',
    providers: [{ provide: SPINNER_SETTINGS, useValue: { delay, minVisible, content } }],
  };
}
