import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import compression from 'compression';
import express, { Router } from 'express';

import { keepHashedFiles } from './hashed-files.ts';
import { nonceOf } from './security-headers.ts';

/** The placeholder for the nonce of the response in the built page. */
const NONCE_PLACEHOLDER = 'CSP_NONCE';

/**
 * Serves a built single-page app: its files, and its page for all other URLs that a browser opens.
 */
export function playground(folder: string): Router {
  const router = Router();
  const indexFile = join(folder, 'index.html');
  router.use(compression(), express.static(folder, { index: false, setHeaders: keepHashedFiles }));
  router.get('/{*path}', (req, res, next) => {
    if (!req.accepts('html') || !existsSync(indexFile)) return next();
    res
      // Browsers must revalidate, but may use the back/forward cache: the page contains nothing
      // private.
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(readFileSync(indexFile, 'utf8').replaceAll(NONCE_PLACEHOLDER, nonceOf(res)));
  });
  return router;
}
