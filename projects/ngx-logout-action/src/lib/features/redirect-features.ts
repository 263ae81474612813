import { LogoutConfigurationError } from '../action/errors';
import { isWebOrigin } from '../call/safe-redirect';
import { feature, type LogoutFeature } from '../config';

/** Where `'home'` and `'login'` are, as paths of the app. */
export interface LogoutPages {
  /** The path of the home page. @default '/' */
  home?: string | undefined;
  /** The path of the login page. @default '/login' */
  login?: string | undefined;
}

/**
 * Maps `'home'` and `'login'` to paths of the app.
 *
 * @example
 * ```ts
 * withPages({ home: '/', login: '/sign-in' })
 * ```
 */
export function withPages({ home, login }: LogoutPages): LogoutFeature {
  return feature('pages', { pages: { home, login } });
}

/**
 * Allows redirects to other origins.
 *
 * @param origins spelled exactly like `https://id.example.org`.
 * @throws LogoutConfigurationError LOGOUT-107 for anything but an origin.
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
