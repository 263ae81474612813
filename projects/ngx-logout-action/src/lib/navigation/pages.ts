import { InjectionToken } from '@angular/core';

/** Where `'home'` and `'login'` are, as paths of the app. */
export interface LogoutPages {
  /** @default '/' */
  home: string;
  /** @default '/login' */
  login: string;
}

export const DEFAULT_PAGES: LogoutPages = { home: '/', login: '/login' };

export const LOGOUT_PAGES = new InjectionToken<LogoutPages>('LOGOUT_PAGES', {
  factory: () => DEFAULT_PAGES,
});

/**
 * Origins other than the app's own that may be redirected to.
 * @hidden
 */
export const LOGOUT_ALLOWED_REDIRECTS = new InjectionToken<readonly string[]>(
  'LOGOUT_ALLOWED_REDIRECTS',
  { factory: () => [] },
);

/**
 * Origins that a back end sends people to by itself, such as that of an OpenID Provider; it adds them.
 * @hidden
 */
export const BACKEND_ORIGINS = new InjectionToken<Set<string>>('BACKEND_ORIGINS', {
  factory: () => new Set(),
});
