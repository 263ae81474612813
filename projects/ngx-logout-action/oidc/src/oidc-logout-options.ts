import { InjectionToken } from '@angular/core';

import { LogoutConfigurationError } from 'ngx-logout-action';

type Answer<T> = T | Promise<T>;

/** A token that is to be revoked (RFC 7009, section 2.1). */
export interface OidcToken {
  readonly token: string;
  /** What kind of token it is; lets the provider find it faster. */
  readonly hint?: 'refresh_token' | 'access_token';
}

/** How to sign out at an OpenID Provider (OpenID Connect RP-Initiated Logout 1.0). Functions run in an injection context. */
export interface OidcLogoutOptions {
  /** Names the provider; its discovery document says where it ends sessions. One of the two is needed. */
  issuer?: string;
  /** Says so outright, so that nothing has to be discovered. */
  endSessionEndpoint?: string;
  /** @default what the discovery document says */
  revocationEndpoint?: string;
  /** What the app is called at the provider. */
  clientId: string;
  /** The ID token of the session, as `id_token_hint`; without one the provider may ask whether it is meant. */
  idToken?: () => Answer<string | null | undefined>;
  /** Forgets the tokens in the browser; called at once, before anything is sent. */
  signOutLocally?: () => Answer<unknown>;
  /** Where the provider sends the person back to; has to be registered there. @default the page of `redirectTo` */
  postLogoutRedirectUri?: string;
  /** The tokens to revoke first, each on its own. @default none */
  revoke?: () => Answer<readonly OidcToken[]>;
  /** Who is to be signed out, where the provider might not know. @default nothing */
  logoutHint?: () => string | null | undefined;
  /** Languages of the provider's pages, such as `'fr-CA fr'`. @default nothing */
  uiLocales?: string;
  /** Whether the provider is asked by an address or by a form, which leaves no token in histories. @default 'get' */
  method?: 'get' | 'post';
}

export const OIDC_LOGOUT_OPTIONS = new InjectionToken<OidcLogoutOptions>(
  ngDevMode ? 'OIDC_LOGOUT_OPTIONS' : '',
);

/** @throws LogoutConfigurationError LOGOUT-111 */
export function checkOidcOptions(options: OidcLogoutOptions): void {
  const { issuer, endSessionEndpoint, revocationEndpoint, clientId } = options;
  const wrong = [issuer, endSessionEndpoint, revocationEndpoint].find(
    (url) => url !== undefined && !isSecure(url),
  );
  if (clientId && (issuer ?? endSessionEndpoint) && wrong === undefined) return;
  throw new LogoutConfigurationError(
    111,
    ngDevMode &&
      (wrong === undefined
        ? 'withOidcLogout() has to know the provider and the client. Give it an issuer or an ' +
          'endSessionEndpoint, and a clientId.'
        : `'${wrong}' is no address of an OpenID Provider. Give it an https URL.`),
  );
}

/** Whether tokens may be sent there: by https, or within the machine. */
export function isSecure(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}
