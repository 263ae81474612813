import type { Request, RequestHandler, Response } from 'express';
import 'express-session';

import type { csrfProtection } from './csrf.ts';
import type { Sessions } from './sessions.ts';
import { UserSessions } from './user-sessions.ts';

declare module 'express-session' {
  interface SessionData {
    /** Set on a session that contains only a CSRF token. */
    anonymous: boolean;
  }
}

/** What routes need for signing users in and out. */
export interface SessionTools {
  readonly sessions: Sessions;
  readonly users: UserSessions;
  /** Refuses requests without the CSRF token of their session. */
  readonly doubleCsrfProtection: RequestHandler;
  /** Sends a new token for a session that has just started. */
  readonly renewCsrfToken: (req: Request, res: Response) => void;
  /** Ends the session, and starts an anonymous one with a token for the next sign-in. */
  readonly startOver: (req: Request, res: Response) => Promise<void>;
}

export function sessionTools(
  sessions: Sessions,
  { generateCsrfToken, doubleCsrfProtection }: ReturnType<typeof csrfProtection>,
): SessionTools {
  const users = new UserSessions(sessions);
  const renewCsrfToken = (req: Request, res: Response) =>
    void generateCsrfToken(req, res, { overwrite: true });
  return {
    sessions,
    users,
    doubleCsrfProtection,
    renewCsrfToken,
    startOver: async (req, res) => {
      await users.startOver(req);
      req.session.anonymous = true;
      renewCsrfToken(req, res);
    },
  };
}
