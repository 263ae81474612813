import express, { type Response, Router } from 'express';

import { noStore, signedIn, visibleUser } from '../../../server/src/session-routes.ts';
import type { SessionTools } from '../../../server/src/session-tools.ts';
import type { Bff } from './bff.ts';

/**
 * Sign-out routes for sessions of the provider. Other sessions use the same routes of the server.
 */
export function signOutRoutes(bff: Bff, tools: SessionTools): Router {
  const { users, doubleCsrfProtection, startOver } = tools;
  const router = Router();
  router.use(['/logout', '/sessions', '/api/me'], noStore);

  router.get('/api/me', (req, res) => {
    const { oidc } = req.session;
    const logoutUrl = `/logout${oidc ? `?sid=${encodeURIComponent(oidc.sid)}` : ''}`;
    const user = visibleUser(req);
    res.json(user && { ...user, logoutUrl });
  });

  // A logout URL with a `sid`, as /api/me returns it, only ends that session.
  router.post('/logout', signedIn, doubleCsrfProtection, async (req, res, next) => {
    const { oidc } = req.session;
    const { sid } = req.query;
    if (sid !== undefined && sid !== oidc?.sid) {
      res.status(400).json({ error: 'the sid is of another session' });
      return;
    }
    if (!oidc) return next();
    clearStorage(res);
    res.json({ redirectUrl: await bff.signOut(req, res) });
  });

  // The same for a form. The response is that of Spring Security's RP-initiated logout: a 302 to
  // the provider. HttpClient cannot follow that redirect, so it gets the URL in a header, as
  // configured in docs/cookbook/spring.md.
  const form = express.urlencoded({ extended: false, limit: '16kb' });
  router.post('/bff/logout', form, doubleCsrfProtection, async (req, res) => {
    if (req.session.oidc) {
      const { href } = await bff.signOutByForm(req, res);
      if (req.get('X-XSRF-TOKEN')) res.status(202).location(href).end();
      else res.redirect(href);
      return;
    }
    await startOver(req, res);
    res.redirect('/login');
  });

  router.delete('/sessions', signedIn, doubleCsrfProtection, async (req, res, next) => {
    const { others, all } = req.query;
    if (!req.session.oidc || others !== undefined || all === undefined) return next();
    await users.end(req, 'others');
    clearStorage(res);
    await startOver(req, res);
    res.status(204).end();
  });

  return router;
}

/**
 * "cookies" would clear cookies of the whole registrable domain, including those that the provider
 * needs.
 */
function clearStorage(res: Response): void {
  res.set('Clear-Site-Data', '"storage"');
}
