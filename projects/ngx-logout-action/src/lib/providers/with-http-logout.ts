import { configuredRequests } from '../backend/configured-requests';
import type { HttpLogoutOptions } from '../backend/http-logout-options';
import { HTTP_LOGOUT_SETTINGS } from '../backend/http-logout-settings';
import type { LogoutFeature } from './logout-feature';

/** Ends the session by a POST of HttpClient. Without any feature this is what happens, to `/logout`. */
export function withHttpLogout(options: HttpLogoutOptions): LogoutFeature {
  return {
    kind: 'backend',
    providers: [{ provide: HTTP_LOGOUT_SETTINGS, useFactory: () => configuredRequests(options) }],
  };
}
