import express, { Router, type Response } from 'express';
import type { Provider } from 'oidc-provider';

import { authenticate, DEMO_ACCOUNT } from '../../../server/src/accounts.ts';
import { nonceOf } from '../../../server/src/security-headers.ts';
import { signInLimit } from '../../../server/src/sign-in-limit.ts';
import { escapeHtml, page } from './page.ts';

/** The pages where the provider asks for credentials. */
export function interactions(provider: Provider): Router {
  const router = Router();

  router.get('/interaction/:uid', async (req, res) => {
    await provider.interactionDetails(req, res);
    ask(res, req.path);
  });

  const limit = signInLimit((req, res) => {
    ask(res.status(429), req.path, 'Too many failed attempts. Try again later.');
  });
  const form = express.urlencoded({ extended: false });
  router.post('/interaction/:uid', limit, form, async (req, res) => {
    await provider.interactionDetails(req, res);
    const { username, password } = (req.body ?? {}) as Record<string, unknown>;
    const account = authenticate(username, password);
    if (!account) return ask(res.status(401), req.path, 'Wrong user name or password.');
    const login = { accountId: account.username };
    await provider.interactionFinished(req, res, { login });
  });

  return router;
}

function ask(res: Response, action: string, alert = ''): void {
  const { username, password } = DEMO_ACCOUNT;
  res.set('Cache-Control', 'no-store').send(
    page(
      'Sign in at the provider',
      `<form method="post" action="${escapeHtml(action)}">
        <label>User name <input name="username" value="${username}" autocomplete="username" /></label>
        <label>Password <input name="password" type="password" value="${password}" autocomplete="current-password" /></label>
        ${alert && `<p role="alert">${alert}</p>`}
        <button type="submit">Sign in</button>
      </form>`,
      nonceOf(res),
    ),
  );
}
