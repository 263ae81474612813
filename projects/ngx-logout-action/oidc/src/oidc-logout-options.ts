import {
  EnvironmentInjector,
  inject,
  InjectionToken,
  type Provider,
  runInInjectionContext,
} from '@angular/core';

import { LogoutConfigurationError } from 'ngx-logout-action';

/** A token to revoke (RFC 7009, section 2.1). */
export interface OidcToken {
  /** The token itself. */
  readonly token: string;
  /** The kind of the token, which helps some providers find it. */
  readonly hint?: 'refresh_token' | 'access_token' | undefined;
}

/**
 * Options of `withOidcLogout()`. Either `issuer` or `endSessionEndpoint` is required. Functions run in an
 * injection context.
 *
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export interface OidcLogoutOptions {
  /** The issuer URL of the provider. Its discovery document names the endpoints. */
  issuer?: string | undefined;
  /** URL where the provider ends sessions. Skips discovery. */
  endSessionEndpoint?: string | undefined;
  /** URL where the provider revokes tokens. @default the endpoint in the discovery document */
  revocationEndpoint?: string | undefined;
  /** The client ID of the app at the provider. */
  clientId: string;
  /**
   * Returns the ID token of the session, which is sent as `id_token_hint`. Without one, most providers ask the user to
   * confirm. Called before `signOutLocally`.
   * @default no ID token
   */
  idToken?: (() => string | null | undefined | Promise<string | null | undefined>) | undefined;
  /** Deletes the tokens in the browser. Called before anything is sent. @default nothing is deleted */
  signOutLocally?: (() => unknown) | undefined;
  /**
   * Where the provider sends the user afterwards. The URL must be registered there. Relative URLs are resolved against the
   * page of `redirectTo`. A fragment is not sent, but restored when the user returns.
   * @default the page of `redirectTo`
   */
  postLogoutRedirectUri?: string | undefined;
  /** Returns the tokens to revoke before the document leaves. Called before `signOutLocally`. @default none */
  revoke?: (() => readonly OidcToken[] | Promise<readonly OidcToken[]>) | undefined;

  /** Returns a hint about the user who signs out, such as an email address. @default no hint */
  logoutHint?: (() => string | null | undefined) | undefined;
  /** Preferred languages for the provider's pages, such as `'fr-CA fr'`. @default no preference */
  uiLocales?: string | undefined;
  /**
   * Whether the request to the provider is a URL or a form. A form keeps the ID token out of browser histories and server logs,
   * but the provider's cookies must be `SameSite=None`. An endpoint on the app's own origin always gets a URL.
   * @default 'get'
   */
  method?: 'get' | 'post' | undefined;
}

/** Returns the options, the same ones after the first success. Throws if they are invalid. */
export const OIDC_LOGOUT_OPTIONS = new InjectionToken<() => OidcLogoutOptions>(
  ngDevMode ? 'OIDC_LOGOUT_OPTIONS' : '',
);

/** @throws LogoutConfigurationError LOGOUT-111, immediately unless `options` is a function. */
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

type Rule = readonly [expected: string | false | null, matches: (value: unknown) => boolean];

const URL_RULE: Rule = [ngDevMode && 'an https URL', isSecure];
const TEXT: Rule = [ngDevMode && 'a string that is not empty', isText];
const FUNCTION: Rule = [ngDevMode && 'a function', (value) => typeof value === 'function'];

/** What each option accepts. */
const RULES: Record<keyof OidcLogoutOptions, Rule> = {
  issuer: URL_RULE,
  endSessionEndpoint: URL_RULE,
  revocationEndpoint: URL_RULE,
  clientId: TEXT,
  idToken: FUNCTION,
  signOutLocally: FUNCTION,
  postLogoutRedirectUri: TEXT,
  revoke: FUNCTION,
  logoutHint: FUNCTION,
  uiLocales: TEXT,
  method: [ngDevMode && "'get' or 'post'", (value) => value === 'get' || value === 'post'],
};

/** @throws LogoutConfigurationError LOGOUT-111 */
function checkOidcOptions(options: OidcLogoutOptions): OidcLogoutOptions {
  // JavaScript code may pass `null`.
  const { issuer, endSessionEndpoint, clientId } = (options as OidcLogoutOptions | null) ?? {};
  if (!clientId || !(issuer ?? endSessionEndpoint)) {
    throw invalid(
      ngDevMode &&
        'The provider or the client is missing. Set issuer or endSessionEndpoint, and clientId',
    );
  }
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof OidcLogoutOptions] : undefined;
    if (!rule) {
      const known = Object.keys(RULES).join(', ');
      throw invalid(ngDevMode && `Unknown option '${name}'. The options are ${known}`);
    }
    const [expected, matches] = rule;
    if (value !== undefined && !matches(value)) {
      const shown = typeof value === 'string' ? `'${value}'` : typeof value;
      throw invalid(ngDevMode && `Invalid value ${shown} for '${name}'. Expected ${expected}`);
    }
  }
  return options;
}

function invalid(problem: string | false | null): LogoutConfigurationError {
  return new LogoutConfigurationError(111, ngDevMode && `${problem} in withOidcLogout().`);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Whether it is safe to send tokens to a URL: over https, or to the local machine. */
export function isSecure(url: unknown): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}
