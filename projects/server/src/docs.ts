import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import express, { Router } from 'express';
import { Marked } from 'marked';
import { gfmHeadingId } from 'marked-gfm-heading-id';

import { nonceOf } from './security-headers.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'docs');

/** The API reference, if it was made: `npm run build:api`. */
const API = join(ROOT, 'dist/api');

/** The sources that pages link to: tests, and nothing else. */
const TEST_SOURCE = /^projects\/(?:[\w-]+\/)*[\w.-]+\.(?:spec|test)\.ts$/;

/** Files at the top of the workspace that are pages as well. */
const ABOUT = ['ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'];

/** The pages by their names in the address, each with its file; the README comes first. */
function pages(): Map<string, string> {
  const pagesIn = (folder: string) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => file.endsWith('.md') && file !== 'README.md')
      .sort()
      .map((file): [string, string] => [file.replace(/\.md$/, ''), join(folder, file)]);
  return new Map([
    ['', join(ROOT, 'README.md')],
    ...pagesIn(FOLDER),
    ...pagesIn(join(FOLDER, 'cookbook')),
    ...pagesIn(API),
    ...ABOUT.map((name): [string, string] => [name.toLowerCase(), join(ROOT, `${name}.md`)]),
  ]);
}

/** Serves the documentation as it stands in the workspace, readable on a phone. */
export function docs(): Router {
  const router = Router();
  router.use('/docs', express.static(FOLDER, { extensions: [], index: false, redirect: false }));
  router.get('/source/*path', (req, res, next) => {
    const path = req.params.path.join('/');
    const file = join(ROOT, path);
    if (!TEST_SOURCE.test(path) || !existsSync(file)) return next();
    res.type('text').send(readFileSync(file, 'utf8'));
  });
  router.get('/docs{/:page}', (req, res) => {
    const file = pages().get(req.params.page ?? '');
    if (!file) {
      res
        .status(404)
        .type('html')
        .send(page('Not found', '<h1>Not found</h1>', nonceOf(res)));
      return;
    }
    const text = readFileSync(file, 'utf8');
    const title = /^# (.+)$/m.exec(text)?.[1] ?? 'Documentation';
    const body = new Marked(gfmHeadingId()).parse(text, { async: false });
    res.type('html').send(page(title, body, nonceOf(res)));
  });
  return router;
}

/** Links between files become links between pages. */
function linked(body: string): string {
  return (
    body
      .replace(
        /href="(?:docs\/|\.\.\/|cookbook\/)?([\w-]+)\.md(#[\w-]+)?"/g,
        (_, name: string, anchor = '') => `href="${addressOf(name)}${String(anchor)}"`,
      )
      .replaceAll('href="../projects/', 'href="/source/projects/')
      .replaceAll('src="docs/', 'src="/docs/')
      // What scrolls on a phone has to be reached by keyboard too.
      .replaceAll('<pre>', '<pre tabindex="0">')
      .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
      .replaceAll('</table>', '</table></div>')
  );
}

function addressOf(name: string): string {
  return name === 'README' ? '/docs' : `/docs/${name.toLowerCase()}`;
}

function page(title: string, body: string, nonce: string): string {
  const links = [...pages().keys()].map(
    (name) => `<li><a href="/docs${name && `/${name}`}">${name || 'Start'}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · ngx-logout-action</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <style nonce="${nonce}">
      html { color-scheme: light dark; background: Canvas; color: CanvasText; }
      body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
      nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding-block-end: 0.75rem; border-block-end: 1px solid GrayText; }
      nav details { flex-basis: 100%; }
      nav ul { margin: 0.5rem 0 0; padding: 0; columns: 10rem; list-style: none; }
      img { max-width: 100%; height: auto; }
      pre, .scroll { overflow-x: auto; }
      pre { padding: 0.75rem; border-radius: 6px; background: color-mix(in srgb, currentColor 8%, transparent); }
      table { border-collapse: collapse; overflow-wrap: normal; }
      th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); text-align: start; vertical-align: top; }
    </style>
  </head>
  <body>
    <nav aria-label="Documentation">
      <a href="/">Playground</a>
      <a href="/docs">Start</a>
      <details><summary>All pages</summary><ul>${links.join('')}</ul></details>
    </nav>
    <main>${linked(body)}</main>
  </body>
</html>`;
}
