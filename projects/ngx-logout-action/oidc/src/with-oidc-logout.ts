import { inject, provideEnvironmentInitializer } from '@angular/core';

import { LogoutBackend, type LogoutFeature, LogoutNavigator } from 'ngx-logout-action';

import { OidcLogoutBackend } from './oidc-logout-backend';
import {
  checkOidcOptions,
  OIDC_LOGOUT_OPTIONS,
  type OidcLogoutOptions,
} from './oidc-logout-options';
import { OidcLogoutReturn } from './oidc-logout-return';
import { OidcNavigator } from './oidc-navigator';

/**
 * Signs out here and at an OpenID Provider: forgets the tokens at once, revokes them, and sends the person to the
 * provider, whose origin is allowed by itself (OpenID Connect RP-Initiated Logout 1.0).
 *
 * @throws LogoutConfigurationError LOGOUT-111 where the provider or the client is not named.
 */
export function withOidcLogout(options: OidcLogoutOptions): LogoutFeature {
  checkOidcOptions(options);
  return {
    kind: 'backend',
    providers: [
      { provide: OIDC_LOGOUT_OPTIONS, useValue: options },
      { provide: LogoutBackend, useExisting: OidcLogoutBackend },
      { provide: LogoutNavigator, useExisting: OidcNavigator },
      // Before the Router reads the address: the state goes from it.
      provideEnvironmentInitializer(() => void inject(OidcLogoutReturn)),
    ],
  };
}
