import { feature, type LogoutFeature } from './logout-feature';

/** Where `'home'` and `'login'` are, as paths of the app. */
export interface LogoutPages {
  /** @default '/' */
  home?: string | undefined;
  /** @default '/login' */
  login?: string | undefined;
}

/**
 * Maps `'home'` and `'login'` to paths of the app.
 *
 * @example
 * withPages({ home: '/', login: '/sign-in' })
 */
export function withPages({ home, login }: LogoutPages): LogoutFeature {
  return feature('pages', { pages: { home, login } });
}
