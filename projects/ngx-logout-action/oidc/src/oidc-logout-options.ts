import {
  EnvironmentInjector,
  inject,
  InjectionToken,
  type Provider,
  runInInjectionContext,
} from '@angular/core';

import { LogoutConfigurationError } from 'ngx-logout-action';

type Answer<T> = T | Promise<T>;

/** A token to revoke (RFC 7009, section 2.1). */
export interface OidcToken {
  /** The token itself. */
  readonly token: string;
  /** The kind of the token, which helps some providers find it. */
  readonly hint?: 'refresh_token' | 'access_token' | undefined;
}

/**
 * How to sign out at an OpenID Provider. Either `issuer` or `endSessionEndpoint` is required. Functions run in an
 * injection context.
 *
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export interface OidcLogoutOptions {
  /** The issuer of the provider. Its discovery document names the endpoints. */
  issuer?: string | undefined;
  /** Where the provider ends sessions. With it, nothing is discovered. */
  endSessionEndpoint?: string | undefined;
  /** Where the provider revokes tokens. @default the endpoint in the discovery document */
  revocationEndpoint?: string | undefined;
  /** The client ID of the app at the provider. */
  clientId: string;
  /**
   * Returns the ID token of the session, which is sent as `id_token_hint`. Without one, most providers ask the user to
   * confirm. Called before `signOutLocally`.
   * @default no ID token
   */
  idToken?: (() => Answer<string | null | undefined>) | undefined;
  /** Deletes the tokens in the browser. Called before anything is sent. @default nothing is deleted */
  signOutLocally?: (() => Answer<unknown>) | undefined;
  /**
   * Where the provider sends the user afterwards. It must be registered there. Relative URLs are resolved against the
   * page of `redirectTo`; a fragment is not sent, but restored when the user returns.
   * @default the page of `redirectTo`
   */
  postLogoutRedirectUri?: string | undefined;
  /** Returns the tokens to revoke before the document leaves. Called before `signOutLocally`. @default none */
  revoke?: (() => Answer<readonly OidcToken[]>) | undefined;
  /** Returns a hint about the user to sign out, such as an email address. @default no hint */
  logoutHint?: (() => string | null | undefined) | undefined;
  /** Preferred languages of the provider's pages, such as `'fr-CA fr'`. @default no preference */
  uiLocales?: string | undefined;
  /**
   * Whether the request to the provider is a URL or a form. A form keeps the ID token out of histories and server logs,
   * but its cookies must be `SameSite=None`. An endpoint on the app's own origin always gets a URL.
   * @default 'get'
   */
  method?: 'get' | 'post' | undefined;
}

/** Returns the options, from the first call on the same ones. Throws if they cannot be had now. */
export const OIDC_LOGOUT_OPTIONS = new InjectionToken<() => OidcLogoutOptions>(
  ngDevMode ? 'OIDC_LOGOUT_OPTIONS' : '',
);

/** @throws LogoutConfigurationError LOGOUT-111, at once unless `options` is a function. */
export function provideOidcOptions(
  options: OidcLogoutOptions | (() => OidcLogoutOptions),
): Provider {
  if (typeof options !== 'function') checkOidcOptions(options);
  return {
    provide: OIDC_LOGOUT_OPTIONS,
    useFactory: () => {
      const injector = inject(EnvironmentInjector);
      let checked: OidcLogoutOptions | undefined;
      return () =>
        (checked ??= checkOidcOptions(
          typeof options === 'function' ? runInInjectionContext(injector, options) : options,
        ));
    },
  };
}

/** Whether a value is invalid, for each option. */
const INVALID: Record<keyof OidcLogoutOptions, (value: unknown) => string | false | null> = {
  issuer: notSecure,
  endSessionEndpoint: notSecure,
  revocationEndpoint: notSecure,
  clientId: notText,
  idToken: notFunction,
  signOutLocally: notFunction,
  postLogoutRedirectUri: notText,
  revoke: notFunction,
  logoutHint: notFunction,
  uiLocales: notText,
  method: (value) => value !== 'get' && value !== 'post' && "'get' or 'post'",
};

/** @throws LogoutConfigurationError LOGOUT-111 */
function checkOidcOptions(options: OidcLogoutOptions): OidcLogoutOptions {
  const { issuer, endSessionEndpoint, clientId } = (options ?? {}) as Partial<OidcLogoutOptions>;
  if (!clientId || !(issuer ?? endSessionEndpoint)) {
    throw invalid(
      'The provider or the client is missing. Set issuer or endSessionEndpoint, and clientId',
    );
  }
  for (const [name, value] of Object.entries(options) as [keyof OidcLogoutOptions, unknown][]) {
    if (!Object.hasOwn(INVALID, name)) {
      throw invalid(`Unknown option '${name}'. The options are ${Object.keys(INVALID).join(', ')}`);
    }
    const expected = value !== undefined && INVALID[name](value);
    if (expected)
      throw invalid(`Invalid value '${String(value)}' for '${name}'. Expected ${expected}`);
  }
  return options;
}

function invalid(problem: string): LogoutConfigurationError {
  return new LogoutConfigurationError(111, ngDevMode && `${problem} in withOidcLogout().`);
}

function notSecure(value: unknown) {
  return !isSecure(value) && 'an https URL';
}

function notText(value: unknown) {
  return (typeof value !== 'string' || !value) && 'a string that is not empty';
}

function notFunction(value: unknown) {
  return typeof value !== 'function' && 'a function';
}

/** Whether tokens may be sent to a URL: over https, or within the machine. */
export function isSecure(url: unknown): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}
