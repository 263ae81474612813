import { inject, provideEnvironmentInitializer } from '@angular/core';

import {
  LogoutBackend,
  type LogoutFeature,
  ɵfeature as feature,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
} from 'ngx-logout-action';

import { OidcLogoutBackend } from './oidc-logout-backend';
import { type OidcLogoutOptions, provideOidcOptions } from './oidc-logout-options';
import { OidcLogoutReturn } from './oidc-logout-return';

/**
 * Signs out of the app and of an OpenID Provider (RP-Initiated Logout 1.0): deletes the tokens in the browser, revokes
 * them, and sends the user to the provider. The origin of its end-session endpoint is allowed for that redirect only.
 *
 * @param options the provider and the client, or a factory that returns them. The factory runs in an injection context when
 * the options are first needed.
 * @throws LogoutConfigurationError LOGOUT-111 if an option is missing or invalid. With a factory, the first sign-out
 * fails with this error as its `cause`.
 * @example
 * ```ts
 * provideLogoutAction(
 *   {},
 *   withOidcLogout({
 *     issuer: 'https://id.example.org',
 *     clientId: 'my-app',
 *     idToken: () => inject(OAuthService).getIdToken(),
 *     signOutLocally: () => inject(OAuthService).logOut(true),
 *   }),
 * );
 * ```
 */
export function withOidcLogout(
  options: OidcLogoutOptions | (() => OidcLogoutOptions),
): LogoutFeature {
  return feature(
    'backend',
    { prepare: prepareBackend },
    provideOidcOptions(options),
    { provide: LogoutBackend, useExisting: OidcLogoutBackend },
    // Runs before the Router reads the URL, because it removes the state from it.
    provideEnvironmentInitializer(readReturn),
  );
}

/** A test may have replaced the backend. */
function prepareBackend(): void {
  const backend = inject(LogoutBackend);
  if (backend instanceof OidcLogoutBackend) backend.prepare();
}

/** Notifies other tabs again on return, because a user may have signed in there before the provider ended its session. */
function readReturn(): void {
  if (inject(OidcLogoutReturn).result === 'completed') inject(LOGOUT_CONFIG).tabs?.().tell();
}
