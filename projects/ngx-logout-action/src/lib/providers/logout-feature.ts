import type { EnvironmentProviders, Provider } from '@angular/core';

/** What a feature is about; two of one kind clash. */
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

/** The answer of a `with…` function, to be handed to `provideLogoutAction()`. */
export interface LogoutFeature {
  readonly kind: LogoutFeatureKind;
  readonly providers: readonly (Provider | EnvironmentProviders)[];
}
