import { createHash } from 'node:crypto';

import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import 'express-session';

import { authenticate, findAccount } from './accounts.ts';
import { sessionEvents } from './session-events.ts';
import type { SessionTools } from './session-tools.ts';
import { signInLimit } from './sign-in-limit.ts';

declare module 'express-session' {
  interface SessionData {
    /** The signed-in user. */
    username: string;
  }
}

export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

/** Responds with 401 if no user is signed in, before other checks. */
export const signedIn: RequestHandler = (req, res, next) => {
  if (findAccount(req.session.username)) next();
  else res.status(401).json({ error: 'not signed in' });
};

/** The user of a request, as pages may see them; `null` if no user is signed in. */
export function visibleUser({ session, sessionID }: Request): object | null {
  const account = findAccount(session.username);
  if (!account) return null;
  return {
    username: account.username,
    name: account.name,
    // Identifies the session, but is useless to an attacker.
    session: createHash('sha256').update(sessionID).digest('base64url'),
  };
}

function clearSiteData(res: Response): void {
  res.set('Clear-Site-Data', '"cookies", "storage"');
}

/** Routes for signing in and out, and for private content. A GET never signs a user out. */
export function sessionRoutes(tools: SessionTools): Router {
  const { users, doubleCsrfProtection, renewCsrfToken, startOver } = tools;
  const { ends } = tools.sessions;
  const router = Router();
  router.use(['/csrf', '/login', '/logout', '/sessions', '/api'], noStore);

  router.get('/csrf', (req, res) => {
    // An empty session is not stored, so the token would not belong to a session.
    req.session.anonymous ??= true;
    renewCsrfToken(req, res);
    res.status(204).end();
  });

  const limit = signInLimit((_req, res) => {
    res.status(429).json({ error: 'too many failed attempts; try again later' });
  });
  router.post('/login', doubleCsrfProtection, limit, express.json(), async (req, res) => {
    const { username, password } = (req.body ?? {}) as Record<string, unknown>;
    const account = authenticate(username, password);
    if (!account) {
      res.status(401).json({ error: 'wrong user name or password' });
      return;
    }
    await users.signIn(req, account.username);
    renewCsrfToken(req, res);
    res.json({ username: account.username, name: account.name });
  });

  // #region sign-out
  router.post('/logout', signedIn, doubleCsrfProtection, async (req, res) => {
    clearSiteData(res);
    await startOver(req, res);
    res.status(204).end();
  });
  // #endregion sign-out

  router.get('/sessions', signedIn, async (req, res) => {
    res.json(await users.list(req));
  });

  // Requires `?others` or `?all`.
  router.delete('/sessions', signedIn, doubleCsrfProtection, async (req, res) => {
    const { others, all } = req.query;
    if ((others === undefined) === (all === undefined)) {
      res.status(400).json({ error: 'add ?others or ?all' });
      return;
    }
    await users.end(req, 'others');
    if (all !== undefined) {
      clearSiteData(res);
      await startOver(req, res);
    }
    res.status(204).end();
  });

  // May also end the current session, as an administrator could: the event then notifies its pages.
  router.delete('/sessions/:id', signedIn, doubleCsrfProtection, async (req, res) => {
    const ended = await users.end(req, { id: String(req.params['id']) });
    res.status(ended > 0 ? 204 : 404).end();
  });

  router.get('/api/session-events', signedIn, sessionEvents(users, ends));

  // A 401 for visitors would be an error in the console of everyone who opens the app.
  router.get('/api/me', (req, res) => {
    res.json(visibleUser(req));
  });

  router.get('/api/account', signedIn, (req, res) => {
    res.json({ note: findAccount(req.session.username)?.privateNote });
  });

  return router;
}
