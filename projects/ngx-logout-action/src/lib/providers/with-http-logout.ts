import { HTTP_LOGOUT_OPTIONS, type HttpLogoutOptions } from '../backend/http-logout-options';
import type { LogoutFeature } from './logout-feature';

/** Ends the session by a POST of HttpClient. Without any feature this is what happens, to `/logout`. */
export function withHttpLogout(options: HttpLogoutOptions): LogoutFeature {
  return { kind: 'backend', providers: [{ provide: HTTP_LOGOUT_OPTIONS, useValue: options }] };
}
