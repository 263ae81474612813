import type { EnvironmentProviders, Provider } from '@angular/core';

import { LOGOUT_CONFIG_PART, type LogoutConfig } from '../config';

/** What a feature configures. Two features of one kind clash. */
export type LogoutFeatureKind =
  | 'pages'
  | 'backend'
  | 'session'
  | 'redirects'
  | 'guards'
  | 'cleanup'
  | 'actions'
  | 'spinner'
  | 'tabs'
  | 'devtools';

/** The result of a `with…` function, for `provideLogoutAction()`. */
export interface LogoutFeature {
  readonly kind: LogoutFeatureKind;
  readonly providers: readonly (Provider | EnvironmentProviders)[];
}

/** A feature that fills in its part of the configuration. */
export function feature(
  kind: LogoutFeatureKind,
  config: LogoutConfig,
  ...providers: (Provider | EnvironmentProviders)[]
): LogoutFeature {
  const part = { provide: LOGOUT_CONFIG_PART, multi: true, useValue: config };
  return { kind, providers: [part, ...providers] };
}
