import { configuredRequests } from '../backend/configured-requests';
import type { HttpLogoutOptions } from '../backend/http-logout-options';
import { feature, type LogoutFeature } from './logout-feature';

/** Ends the session with a request of HttpClient. */
export function withHttpLogout(options: HttpLogoutOptions): LogoutFeature {
  return feature('backend', { http: () => configuredRequests(options) });
}
