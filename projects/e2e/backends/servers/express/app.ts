import cookieParser from 'cookie-parser';
import { doubleCsrf, type DoubleCsrfConfigOptions } from 'csrf-csrf';
import express, { type Express, type Request } from 'express';
import session, { type Store } from 'express-session';

import { ACCOUNT } from '../../account.ts';

declare module 'express-session' {
  interface SessionData {
    user?: string;
  }
}

const SECRET = 'for tests on loopback only';

/**
 * Express with express-session and csrf-csrf.
 *
 * @param page the HTML of the app.
 * @param csrf how csrf-csrf issues and reads its tokens.
 */
export function createApp(
  store: Store,
  page: string,
  csrf: Partial<DoubleCsrfConfigOptions>,
): Express {
  const app = express();
  // Otherwise, Express prints each refused token.
  app.set('env', 'test');

  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => SECRET,
    getSessionIdentifier: (req) => req.session.id,
    ...csrf,
  });

  app.use(
    session({
      store,
      secret: SECRET,
      resave: false,
      // The token belongs to a session, so a session must exist before the user signs in.
      saveUninitialized: true,
    }),
  );
  app.use(cookieParser(), express.json(), doubleCsrfProtection);

  app.get('/csrf', (req, res) => {
    res.json({ csrfToken: generateCsrfToken(req, res) });
  });

  app.post('/login', async (req, res) => {
    const { email, password } = req.body as typeof ACCOUNT;
    if (email !== ACCOUNT.email || password !== ACCOUNT.password) {
      res.status(401).end();
      return;
    }
    await regenerate(req);
    req.session.user = email;
    // A new session needs a new token.
    res.json({ csrfToken: generateCsrfToken(req, res, { overwrite: true }) });
  });

  app.post('/logout', (req, res, next) => {
    req.session.destroy((error) => {
      if (error) next(error);
      else res.clearCookie('connect.sid').status(204).end();
    });
  });

  app.get('/api/me', (req, res) => {
    if (req.session.user) res.json({ email: req.session.user });
    else res.status(401).end();
  });

  app.get(['/', '/login'], (req, res) => {
    generateCsrfToken(req, res);
    res.type('html').send(page);
  });
  return app;
}

function regenerate(req: Pick<Request, 'session'>): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error?: Error) => (error ? reject(error) : resolve()));
  });
}
