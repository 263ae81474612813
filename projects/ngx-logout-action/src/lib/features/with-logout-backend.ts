import { LogoutBackend } from '../call/logout-backend';
import { feature, type LogoutFeature } from './logout-feature';

/**
 * Ends the session with the app's own backend.
 *
 * @param factory runs in an injection context.
 * @example
 * withLogoutBackend(() => inject(GraphqlLogoutBackend))
 */
export function withLogoutBackend(factory: () => LogoutBackend): LogoutFeature {
  return feature('backend', {}, { provide: LogoutBackend, useFactory: factory });
}
