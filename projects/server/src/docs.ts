import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import compression from 'compression';
import express, { type RequestHandler, type Response, Router } from 'express';
import helmet from 'helmet';

import { keepHashedFiles } from './hashed-files.ts';
import { nonceOf } from './security-headers.ts';

/** The built documentation site. */
export interface DocsSite {
  /** The folder of the site. @default dist/docs */
  folder?: string;
  /** A running build. Until it ends, a notice replaces the pages. @default none */
  build?: Promise<void> | undefined;
}

/** Where the pages expect the nonce of the response. */
const NONCE_PLACEHOLDER = 'nonce="CSP_NONCE"';

const DIST = join(import.meta.dirname, '../../../dist');

/** Serves the documentation site at `/docs`. */
export function docs({ folder = join(DIST, 'docs'), build }: DocsSite = {}): Router {
  let state: 'building' | 'failed' | 'settled' = build ? 'building' : 'settled';
  build?.then(
    () => (state = 'settled'),
    () => (state = 'failed'),
  );
  const router = Router();
  router.use('/docs', (_req, res, next) => {
    if (state === 'building') return sendNotice(res, BUILDING);
    if (state === 'failed' || !existsSync(join(folder, '404.html'))) return sendNotice(res, ABSENT);
    next();
  });
  router.get('/docs', (req, res, next) => {
    if (req.path.endsWith('/')) next();
    else res.redirect('/docs/');
  });
  router.use('/docs', compression(), contentSecurityPolicy(folder), page(folder));
  router.use(
    '/docs',
    express.static(folder, { redirect: false, setHeaders: keepHashedFiles }),
    (_req, res) => sendPage(res.status(404), join(folder, '404.html')),
  );
  return router;
}

/**
 * URLs have no `.html`. Because `cookbook` is both a page and a folder, the page takes precedence.
 * Live examples add style elements, so each page contains the nonce of its response.
 */
function page(root: string): RequestHandler {
  return ({ path }, res, next) => {
    if (extname(path)) return next();
    const file = join(root, `${path}${path.endsWith('/') ? 'index' : ''}.html`);
    if (!file.startsWith(join(root, '/')) || !existsSync(file)) return next();
    sendPage(res, file);
  };
}

function sendPage(res: Response, file: string): void {
  const html = readFileSync(file, 'utf8');
  // Browsers must revalidate, because each response has a new nonce.
  res
    .set('Cache-Control', 'no-cache')
    .type('html')
    .send(html.replace(NONCE_PLACEHOLDER, `nonce="${nonceOf(res)}"`));
}

/**
 * A strict policy for the site. It allows the site's scripts and the inline scripts that all pages
 * contain.
 */
function contentSecurityPolicy(folder: string): RequestHandler {
  let policy: RequestHandler | undefined;
  return (req, res, next) => {
    policy ??= helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", ...hashesOf(readFileSync(join(folder, '404.html'), 'utf8'))],
        'style-src': ["'self'", (_, res) => `'nonce-${nonceOf(res as Response)}'`],
        // The icons of VitePress are images in its style sheet.
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['vue'],
      },
    });
    policy(req, res, next);
  };
}

function hashesOf(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

interface Notice {
  readonly title: string;
  readonly text: string;
  /** Seconds until the page reloads. */
  readonly reload?: number;
}

const BUILDING: Notice = {
  title: 'Building the documentation',
  text: 'This takes half a minute after each start. The page reloads automatically.',
  reload: 2,
};

const ABSENT: Notice = {
  title: 'The documentation is not built',
  text: 'Run <code>npm run build:docs</code> to see what is wrong, then restart the server.',
};

function sendNotice(res: Response, { title, text, reload }: Notice): void {
  res
    .status(503)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${reload ? `<meta http-equiv="refresh" content="${reload}" />` : ''}
    <title>${title} · ngx-logout-action</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <style nonce="${nonceOf(res)}">
      :root { color-scheme: light dark; background: light-dark(#ffffff, #14161d); color: light-dark(#1b1f2b, #e9ebf2); }
      body { display: grid; place-items: center; min-height: 100dvh; margin: 0; font: 1rem/1.6 system-ui, sans-serif; }
      main { padding: 1.5rem; text-align: center; }
      h1 { margin: 0 0 0.5rem; font-size: 1.5rem; }
      p { margin: 0 0 1rem; color: light-dark(#555d72, #a4acc2); }
      a { color: light-dark(#3b5bdb, #a3b6ff); }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${text}</p>
      <a href="/">Go to the playground</a>
    </main>
  </body>
</html>`,
    );
}
