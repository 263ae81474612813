import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';
import { build } from 'esbuild';

import { fileOf, pageOf, type Sample, samplesOf, writeFiles } from '../docs/samples.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DIST = join(ROOT, 'dist/ngx-logout-action/fesm2022');
const APPS = join(ROOT, 'test-results/apps');

/** The requests of a click, if not `POST /logout`. */
const REQUESTS: Record<string, string[]> = {
  'docs/http.md': ['DELETE /api/session'],
  // In these samples, `withSession` reports that no user is signed in.
  'docs/idle.md': [],
  'docs/leaving-no-trace.md': [],
  'docs/offline.md': [],
};

/**
 * An app with the configuration of a page. The browser compiles it with Angular's JIT compiler,
 * which loads first.
 */
const MAIN = `
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { LogoutActionDirective } from 'ngx-logout-action';
import { appConfig } from './app.config';

@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective],
  template: '<main><button logoutAction>Sign out</button></main>',
})
class App {}

await bootstrapApplication(App, appConfig);
`;

const htmlOf = (folder: string) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Sample</title><base href="/" /></head>
  <body><app-root></app-root><script type="module" src="${folder}/compiler.js"></script><script type="module" src="${folder}/main.js"></script></body>
</html>`;

/** Serves a folder with a page, and responds to all other requests with 204. */
async function serve(folder: string) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    const file = join(APPS, new URL(url, 'http://localhost').pathname);
    if (method !== 'GET') {
      requests.push(`${method} ${url}`);
      response.writeHead(204).end();
    } else if (url.endsWith('.js') && existsSync(file)) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(htmlOf(folder));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const apps = readdirSync(join(ROOT, 'docs'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => samplesOf(`docs/${file}`))
  .filter((samples) => samples.some((sample) => fileOf(sample) === 'app.config.ts'))
  // Skips samples with libraries that are not installed.
  .filter((samples) => !samples.some(({ text }) => /@ionic|angular-oauth2-oidc/.test(text)));

/** The page of the documentation that the samples are on, and the folder of their app. */
const nameOf = ([sample]: readonly Sample[]) => (sample ? pageOf(sample) : '');
const folderOf = (samples: readonly Sample[]) => nameOf(samples).replaceAll('/', '-');

// They are built in one go, in which the compiler and Angular are bundled once.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  rmSync(APPS, { recursive: true, force: true });
  for (const samples of apps) {
    const folder = join(APPS, folderOf(samples));
    writeFiles(samples, folder);
    writeFileSync(join(folder, 'main.ts'), MAIN);
    writeFileSync(join(folder, 'compiler.ts'), `import '@angular/compiler';`);
  }
  await build({
    entryPoints: apps
      .map((samples) => join(APPS, folderOf(samples)))
      .flatMap((folder) => [join(folder, 'compiler.ts'), join(folder, 'main.ts')]),
    outdir: APPS,
    bundle: true,
    splitting: true,
    format: 'esm',
    logLevel: 'silent',
    alias: {
      'ngx-logout-action': join(DIST, 'ngx-logout-action.mjs'),
      'ngx-logout-action/devtools': join(DIST, 'ngx-logout-action-devtools.mjs'),
      'ngx-logout-action/idle': join(DIST, 'ngx-logout-action-idle.mjs'),
    },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
});

for (const samples of apps) {
  const page = nameOf(samples);

  test(`the app configuration on ${page} runs, and a click signs out`, async ({ page: tab }) => {
    const server = await serve(folderOf(samples));
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(String(error)));
    tab.on('dialog', (dialog) => void dialog.accept());
    await tab.goto(server.url);
    const loaded = tab.waitForEvent('load');
    await tab.getByRole('button', { name: 'Sign out' }).click();
    const dialog = tab.getByRole('dialog');
    if (page === 'docs/material.md') await dialog.getByRole('button', { name: 'Sign out' }).click();
    // The pages have no login route, so the redirect loads a document.
    await loaded;
    expect(server.requests).toEqual(REQUESTS[page] ?? ['POST /logout']);
    expect(errors).toEqual([]);
    server.close();
  });
}
