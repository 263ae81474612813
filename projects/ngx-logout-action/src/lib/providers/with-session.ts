import {
  LOGOUT_SESSION,
  type LogoutSession,
  SESSION_CHECK,
  SessionCheck,
} from '../session/session-check';
import type { LogoutFeature } from './logout-feature';

/**
 * Says how the app knows whether somebody is signed in. While nobody is, a logout sends no request; where
 * the question fails or is not answered, somebody is taken to be.
 */
export function withSession(session: LogoutSession): LogoutFeature {
  return {
    kind: 'session',
    providers: [
      { provide: LOGOUT_SESSION, useValue: session },
      { provide: SESSION_CHECK, useExisting: SessionCheck },
    ],
  };
}
