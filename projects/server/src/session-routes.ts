import { promisify } from 'node:util';

import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import 'express-session';

import { authenticate, findAccount } from './accounts.ts';
import type { Bff } from './bff/bff.ts';
import type { csrfProtection } from './csrf.ts';
import { signInLimit } from './sign-in-limit.ts';

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
  else res.status(401).json({ error: 'nobody is signed in' });
};

/** Signing in and out, and what only signed-in users may see. A GET never signs a user out. */
export function sessionRoutes(csrf: ReturnType<typeof csrfProtection>, bff?: Bff): Router {
  const { generateCsrfToken, doubleCsrfProtection } = csrf;
  const renewCsrfToken = (req: Request, res: Response) =>
    void generateCsrfToken(req, res, { overwrite: true });
  const router = Router();
  if (bff) router.use(bff.routes(renewCsrfToken));
  router.use(['/csrf', '/login', '/logout', '/api'], noStore);

  router.get('/csrf', (req, res) => {
    // An empty session is not stored, and the token would belong to no session.
    req.session.anonymous ??= true;
    renewCsrfToken(req, res);
    res.status(204).end();
  });

  const limit = signInLimit((_req, res) => {
    res.status(429).json({ error: 'too many failed attempts; try again later' });
  });
  router.post('/login', doubleCsrfProtection, limit, express.json(), (req, res, next) => {
    const { username, password } = (req.body ?? {}) as Record<string, unknown>;
    const account = authenticate(username, password);
    if (!account) {
      res.status(401).json({ error: 'wrong user name or password' });
      return;
    }
    // A new ID for the session that is signed in (OWASP ASVS 5.0, V7.2.4).
    req.session.regenerate((error: unknown) => {
      if (error) return next(error);
      req.session.username = account.username;
      renewCsrfToken(req, res);
      res.json({ username: account.username, name: account.name });
    });
  });

  // A logout URL that names a provider session, as /api/me returns it, ends only that session.
  router.post('/logout', signedIn, doubleCsrfProtection, async (req, res) => {
    const { oidc } = req.session;
    const { sid } = req.query;
    if (sid !== undefined && sid !== oidc?.sid) {
      res.status(400).json({ error: 'the sid is of another session' });
      return;
    }
    const endSession = async () => {
      await promisify(req.session.regenerate.bind(req.session))();
      req.session.anonymous = true;
      renewCsrfToken(req, res);
    };
    // "cookies" clears the whole registrable domain, including those that the provider needs to end its session.
    res.set('Clear-Site-Data', oidc ? '"storage"' : '"cookies", "storage"');
    if (oidc && bff) {
      res.json({ redirectUrl: await bff.signOut(req, endSession) });
      return;
    }
    await endSession();
    res.status(204).end();
  });

  router.get('/api/me', signedIn, (req, res) => {
    const account = findAccount(req.session.username);
    const { oidc } = req.session;
    const logoutUrl = `/logout${oidc ? `?sid=${encodeURIComponent(oidc.sid)}` : ''}`;
    res.json({ username: account?.username, name: account?.name, logoutUrl });
  });

  router.get('/api/account', signedIn, (req, res) => {
    res.json({ note: findAccount(req.session.username)?.privateNote });
  });

  return router;
}
