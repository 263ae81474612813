import express, { Router, type Response } from 'express';
import type { Provider } from 'oidc-provider';

import { authenticate, DEMO_ACCOUNT } from '../accounts.ts';
import { page } from './page.ts';

/** Where the provider asks who somebody is. */
export function interactions(provider: Provider): Router {
  const router = Router();

  router.get('/interaction/:uid', async (req, res) => {
    await provider.interactionDetails(req, res);
    ask(res, req.path);
  });

  router.post('/interaction/:uid', express.urlencoded({ extended: false }), async (req, res) => {
    const { username, password } = req.body as Record<string, unknown>;
    const account = authenticate(username, password);
    if (!account) return ask(res, req.path, '<p role="alert">User name or password is wrong.</p>');
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
      `<form method="post" action="${action}">
        <label>User name <input name="username" value="${username}" autocomplete="username" /></label>
        <label>Password <input name="password" type="password" value="${password}" autocomplete="current-password" /></label>
        ${alert}
        <button type="submit">Sign in</button>
      </form>`,
    ),
  );
}
