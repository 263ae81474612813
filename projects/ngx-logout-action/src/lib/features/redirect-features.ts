import { LogoutConfigurationError } from '../action/errors';
import { isWebOrigin } from '../call/safe-redirect';
import { feature, type LogoutFeature } from '../config';

/** The paths of the home and login pages. */
export interface LogoutPages {
  /** The path of the home page. @default '/' */
  home?: string | undefined;
  /** The path of the login page. @default '/login' */
  login?: string | undefined;
}

/**
 * Sets the paths of `'home'` and `'login'` in `redirectTo`.
 *
 * @param pages the paths, relative to the app.
 * @example
 * ```ts
 * withPages({ home: '/', login: '/sign-in' })
 * ```
 */
export function withPages({ home, login }: LogoutPages): LogoutFeature {
  return feature('pages', { pages: { home, login } });
}

/**
 * Allows redirects to the given origins, besides the app's own.
 *
 * @param origins with scheme and host, and a port if it is not the default, such as `https://id.example.org`.
 * @throws LogoutConfigurationError LOGOUT-107 for a value that is not an origin.
 * @example
 * ```ts
 * withAllowedRedirects('https://id.example.org')
 * ```
 */
export function withAllowedRedirects(...origins: string[]): LogoutFeature {
  const wrong = origins.find((origin) => !isWebOrigin(origin));
  if (wrong !== undefined) {
    throw new LogoutConfigurationError(
      107,
      ngDevMode &&
        `Invalid origin '${wrong}'. Write scheme, host, and port (unless it is the default): ` +
          "'https://id.example.org'.",
    );
  }
  return feature('redirects', { allowedRedirects: origins });
}
