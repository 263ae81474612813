import { feature, type LogoutFeature } from '../config';
import { checkByRules, checkOrigins, type OptionRule, TEXT } from './option-rules';

/** The paths of the home and login pages. */
export interface LogoutPages {
  /** The path of the home page. @default '/' */
  home?: string | undefined;
  /** The path of the login page. @default '/login' */
  login?: string | undefined;
}

const RULES: Record<keyof LogoutPages, OptionRule> = { home: TEXT, login: TEXT };

/**
 * Sets the paths of `'home'` and `'login'` in `redirectTo`.
 *
 * @param pages the paths, relative to the app.
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown page, or a path that is not text, in development.
 * @example
 * ```ts
 * withPages({ home: '/', login: '/sign-in' })
 * ```
 */
export function withPages(pages: LogoutPages): LogoutFeature {
  if (ngDevMode) checkByRules(103, 'withPages', pages, RULES);
  const { home, login } = pages;
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
  checkOrigins(origins);
  return feature('redirects', { allowedRedirects: origins });
}
