import { LogoutBackend } from '../call/logout-backend';
import type { LogoutFeature } from './logout-feature';

/** Ends the session by a back end of the app's own. The factory runs in an injection context. */
export function withLogoutBackend(factory: () => LogoutBackend): LogoutFeature {
  return { kind: 'backend', providers: [{ provide: LogoutBackend, useFactory: factory }] };
}
