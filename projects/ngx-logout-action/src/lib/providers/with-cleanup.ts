import {
  LOCAL_CLEANUP,
  LocalCleanup,
  LOGOUT_CLEANUP,
  type LogoutCleanupTask,
} from '../session/local-cleanup';
import { SESSION_CHECK, SessionCheck } from '../session/session-check';
import type { LogoutFeature } from './logout-feature';

/**
 * Runs tasks once for each executed call, in order, before redirect and events, also when the server could
 * not be reached. Each has 2 s; one that fails is reported and stops nothing. They run in an injection context.
 */
export function withCleanup(...tasks: LogoutCleanupTask[]): LogoutFeature {
  return {
    kind: 'cleanup',
    providers: tasks.length
      ? [
          { provide: LOGOUT_CLEANUP, useValue: tasks },
          { provide: LOCAL_CLEANUP, useExisting: LocalCleanup },
          { provide: SESSION_CHECK, useExisting: SessionCheck },
        ]
      : [],
  };
}
