import { DEFAULT_PAGES, LOGOUT_PAGES, type LogoutPages } from '../navigation/pages';
import type { LogoutFeature } from './logout-feature';

/**
 * Says where `'home'` and `'login'` are, as paths of the app.
 *
 * @default { home: '/', login: '/login' }
 */
export function withPages(pages: Partial<LogoutPages>): LogoutFeature {
  const { home = DEFAULT_PAGES.home, login = DEFAULT_PAGES.login } = pages;
  return { kind: 'pages', providers: [{ provide: LOGOUT_PAGES, useValue: { home, login } }] };
}
