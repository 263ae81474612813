import { createHash } from 'node:crypto';

import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import 'express-session';

import { authenticate, findAccount } from './accounts.ts';
import type { Bff } from './bff/bff.ts';
import type { csrfProtection } from './csrf.ts';
import { sessionEvents } from './session-events.ts';
import type { Sessions } from './sessions.ts';
import { signInLimit } from './sign-in-limit.ts';
import type { UserSessions } from './user-sessions.ts';

declare module 'express-session' {
  interface SessionData {
    /** Of the user who is signed in. */
    username: string;
    /** Set on a session that holds nothing but a CSRF token. */
    anonymous: boolean;
  }
}

const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

/** Answers 401 without a signed-in user, before anything else is checked. */
const signedIn: RequestHandler = (req, res, next) => {
  if (findAccount(req.session.username)) next();
  else res.status(401).json({ error: 'not signed in' });
};

/** "cookies" clears the whole registrable domain, including those that a provider needs to end its session. */
function clearSiteData(req: Request, res: Response): void {
  res.set('Clear-Site-Data', req.session.oidc ? '"storage"' : '"cookies", "storage"');
}

/** Signing in and out, and what only signed-in users may see. A GET never signs a user out. */
export function sessionRoutes(options: {
  csrf: ReturnType<typeof csrfProtection>;
  users: UserSessions;
  ends: Sessions['ends'];
  bff?: Bff | undefined;
}): Router {
  const { csrf, users, ends, bff } = options;
  const { generateCsrfToken, doubleCsrfProtection } = csrf;
  const renewCsrfToken = (req: Request, res: Response) =>
    void generateCsrfToken(req, res, { overwrite: true });
  /** Gives the browser an anonymous session, with a token for the next sign-in. */
  const startOver = async (req: Request, res: Response) => {
    await users.startOver(req);
    req.session.anonymous = true;
    renewCsrfToken(req, res);
  };
  const router = Router();
  router.use(users.middleware());
  if (bff) router.use(bff.routes(renewCsrfToken));
  router.use(['/csrf', '/login', '/logout', '/sessions', '/api'], noStore);

  router.get('/csrf', (req, res) => {
    // An empty session is not stored, and the token would belong to no session.
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
  // A logout URL that names a provider session, as /api/me returns it, ends only that session.
  router.post('/logout', signedIn, doubleCsrfProtection, async (req, res) => {
    const { oidc } = req.session;
    const { sid } = req.query;
    if (sid !== undefined && sid !== oidc?.sid) {
      res.status(400).json({ error: 'the sid is of another session' });
      return;
    }
    const endSession = () => startOver(req, res);
    clearSiteData(req, res);
    if (oidc && bff) {
      res.json({ redirectUrl: await bff.signOut(req, endSession) });
      return;
    }
    await endSession();
    res.status(204).end();
  });
  // #endregion sign-out

  // The same for a form, answered like Spring Security's RP-initiated logout: 302 to the provider. A request of a page
  // cannot follow that, so it gets the address in a header, as docs/cookbook/spring.md configures it.
  const form = express.urlencoded({ extended: false, limit: '16kb' });
  router.post('/bff/logout', form, doubleCsrfProtection, async (req, res) => {
    if (req.session.oidc && bff) {
      const { href } = await bff.signOutByForm(req, () => startOver(req, res));
      if (req.get('X-XSRF-TOKEN')) res.status(202).location(href).end();
      else res.redirect(href);
      return;
    }
    await startOver(req, res);
    res.redirect('/login');
  });

  router.get('/sessions', signedIn, async (req, res) => {
    res.json(await users.list(req));
  });

  // With `?others` or `?all`, and nothing without one of them.
  router.delete('/sessions', signedIn, doubleCsrfProtection, async (req, res) => {
    const { others, all } = req.query;
    if ((others === undefined) === (all === undefined)) {
      res.status(400).json({ error: 'add ?others or ?all' });
      return;
    }
    await users.end(req, 'others');
    if (all !== undefined) {
      clearSiteData(req, res);
      await startOver(req, res);
    }
    res.status(204).end();
  });

  // Also the one that asks, as an administrator would: its pages follow by the event.
  router.delete('/sessions/:id', signedIn, doubleCsrfProtection, async (req, res) => {
    const ended = await users.end(req, { id: String(req.params['id']) });
    res.status(ended > 0 ? 204 : 404).end();
  });

  router.get('/api/session-events', signedIn, sessionEvents(users, ends));

  // `null` for a visitor: a 401 would be an error in the console of everyone who opens the app.
  router.get('/api/me', (req, res) => {
    const account = findAccount(req.session.username);
    if (!account) {
      res.json(null);
      return;
    }
    const { oidc } = req.session;
    const logoutUrl = `/logout${oidc ? `?sid=${encodeURIComponent(oidc.sid)}` : ''}`;
    // Distinguishes sessions, and is useless to a thief.
    const session = createHash('sha256').update(req.sessionID).digest('base64url');
    res.json({ username: account.username, name: account.name, logoutUrl, session });
  });

  router.get('/api/account', signedIn, (req, res) => {
    res.json({ note: findAccount(req.session.username)?.privateNote });
  });

  return router;
}
