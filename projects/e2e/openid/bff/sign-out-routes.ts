import express, { type Response, Router } from 'express';

import { noStore, signedIn, visibleUser } from '../../../server/src/session-routes.ts';
import type { SessionTools } from '../../../server/src/session-tools.ts';
import type { Bff } from './bff.ts';

/** Signing out of sessions of the provider. The server has the same routes for all others. */
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

  // A logout URL that names a session of the provider, as /api/me returns it, ends only that session.
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

  // The same for a form, answered like Spring Security's RP-initiated logout: 302 to the provider. A request of a page
  // cannot follow that, so it gets the address in a header, as docs/cookbook/spring.md configures it.
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

/** "cookies" would clear the whole registrable domain, including those that the provider needs to end its session. */
function clearStorage(res: Response): void {
  res.set('Clear-Site-Data', '"storage"');
}
