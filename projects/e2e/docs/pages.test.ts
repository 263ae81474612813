import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { startServer, type RunningServer } from '../../server/src/server.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('the documentation', () => {
  let server: RunningServer;

  before(async () => {
    server = await startServer();
  });
  after(() => server.close());

  /** A page as it is served, and the addresses that it leads to. */
  async function read(path: string): Promise<{ status: number; html: string; links: string[] }> {
    const response = await fetch(server.url + path);
    const html = await response.text();
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    return { status: response.status, html, links };
  }

  it('is served at /docs, and every link within it leads somewhere', async () => {
    const seen = new Map<string, string>();
    const toVisit = ['/docs'];
    for (let path = toVisit.shift(); path !== undefined; path = toVisit.shift()) {
      if (seen.has(path)) continue;
      const { status, html, links } = await read(path);
      assert.equal(status, 200, path);
      seen.set(path, html);
      toVisit.push(
        ...links.filter((link) => link.startsWith('/docs')).map((link) => link.replace(/#.*/, '')),
      );
      for (const link of links.filter((target) => target.includes('#') && !target.includes('//'))) {
        const [target = '', anchor] = link.split('#');
        const page = target === '' ? html : (await read(target)).html;
        assert.ok(page.includes(`id="${anchor}"`), `${path} → ${link}`);
      }
      for (const link of links) {
        assert.match(link, /^(\/|#|https:\/\/)/, `${path} → ${link}`);
      }
    }
    const files = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md'),
    );
    // The README, three more files that stand beside it, and the API of four entry points.
    assert.equal(seen.size, files.length + 4 + 4);
  });

  it('names no file that does not exist', () => {
    for (const folder of ['', 'docs', 'docs/cookbook']) {
      for (const file of readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'))) {
        const text = readFileSync(join(ROOT, folder, file), 'utf8');
        for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
          if (link.startsWith('https://')) continue;
          assert.ok(existsSync(join(ROOT, folder, link)), `${file} → ${link}`);
        }
      }
    }
  });

  const contents = (file: string) => readFileSync(join(ROOT, 'docs', file), 'utf8');

  it('maps each property and each event of WaveMaker’s page', () => {
    const page = contents('from-wavemaker.md');
    const options = ['name', 'owner', 'useDefaultSuccessHandler', 'inFlightBehavior', 'redirectTo'];
    const spinner = ['spinnerContext', 'spinnerMessage'];
    for (const property of [...options, ...spinner]) {
      assert.ok(page.includes(`\`${property}`), property);
    }
    for (const event of ['onBeforeUpdate', 'onSuccess', 'onError']) {
      assert.ok(page.includes(event), event);
    }
  });

  it('has a recipe for each common concern, and says what it cannot promise', () => {
    const page = contents('cookbook.md');
    for (const concern of [
      'Servers',
      'Unsaved changes',
      'store',
      'service worker',
      'native shell',
      '401',
      'inactivity',
      'Tests',
    ]) {
      assert.match(page, new RegExp(`^## .*${concern}`, 'm'), concern);
    }
    assert.match(contents('security.md'), /^## What it cannot promise$/m);
  });

  it('answers 404 for what there is not', async () => {
    assert.equal((await read('/docs/nothing')).status, 404);
    assert.equal((await read('/docs/..%2Fpackage')).status, 404);
  });
});
