import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { withServer } from './with-server.ts';

const LONG = 'x'.repeat(2_000);

describe('A static file', () => {
  let playgroundFolder = '';

  before(() => {
    playgroundFolder = mkdtempSync(join(tmpdir(), 'playground-'));
    writeFileSync(join(playgroundFolder, 'index.html'), `<!doctype html><title>${LONG}</title>`);
    writeFileSync(join(playgroundFolder, 'main-4OK3Z4QB.js'), `'${LONG}';`);
    writeFileSync(join(playgroundFolder, 'main.js'), `'${LONG}';`);
  });
  after(() => rmSync(playgroundFolder, { recursive: true }));

  const headersOf = async (url: string, path: string) =>
    (await fetch(url + path, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }))
      .headers;

  it('is compressed', () =>
    withServer({ playgroundFolder }, async ({ url }) => {
      for (const path of ['/main-4OK3Z4QB.js', '/main.js', '/']) {
        assert.equal((await headersOf(url, path)).get('content-encoding'), 'br', path);
      }
    }));

  it('is cached forever if its name contains a hash, and revalidated each time otherwise', () =>
    withServer({ playgroundFolder }, async ({ url }) => {
      const cacheControl = async (path: string) =>
        (await headersOf(url, path)).get('cache-control') ?? '';
      assert.match(await cacheControl('/main-4OK3Z4QB.js'), /immutable/);
      assert.match(await cacheControl('/main.js'), /max-age=0/);
      assert.equal(await cacheControl('/'), 'no-cache');
    }));
});

describe('Private content', () => {
  // If an attacker controls part of a compressed response, they can guess the rest (BREACH).
  // Compression would also delay events.
  it('is not compressed', { timeout: 10_000 }, () =>
    withServer({}, async (_, client) => {
      await client.signIn();
      const accept = { 'accept-encoding': 'br' };
      const stream = await client.send('GET', '/api/session-events', undefined, accept);
      assert.equal(stream.status, 200);
      assert.equal(stream.headers.get('content-encoding'), null);
      await stream.body?.cancel();
    }),
  );
});
