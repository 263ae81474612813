import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { Laboratory } from '../src/laboratory.ts';
import { startServer } from '../src/server.ts';
import { assertLoopbackOnly } from './loopback-only.ts';
import { send, withServer } from './with-server.ts';

const environment = process.env['NODE_ENV'];

describe('Test mode', () => {
  afterEach(() => {
    if (environment === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = environment;
  });

  it('is off by default', () =>
    withServer({}, async (server, client) => {
      assert.equal(server.laboratory, undefined);
      assert.equal(await client.statusOf('POST', '/laboratory/faults'), 404);
    }));

  it('is refused in production', async () => {
    process.env['NODE_ENV'] = 'production';
    await assert.rejects(startServer({ testMode: true }), /NODE_ENV=production/);
  });

  it('is refused behind a public URL', async () => {
    const publicUrl = 'https://app.example';
    await assert.rejects(startServer({ testMode: true, publicUrl }), /public URL/);
  });

  it('obeys only requests with its key, which is new at each start', () =>
    withServer({ testMode: true }, async ({ laboratory }, client) => {
      const key = laboratory?.key ?? '';
      assert.match(key, /^[\w-]{20,}$/);
      const order = (given?: string) =>
        client.send(
          'POST',
          '/laboratory/faults',
          { status: 503 },
          given ? { 'x-laboratory-key': given } : {},
        );
      assert.equal((await order()).status, 403);
      assert.equal((await order('x'.repeat(key.length))).status, 403);
      assert.equal(await client.statusOf('DELETE', '/laboratory'), 403);
      assert.equal(await client.statusOf('POST', '/logout'), 401);
      assert.equal((await order(key)).status, 204);
      assert.equal(await client.statusOf('POST', '/logout'), 503);
      assert.notEqual(new Laboratory().key, key);
    }));

  it('sends faults with the security headers, so that their scripts do not run', () =>
    withServer({ testMode: true }, async ({ laboratory }, client) => {
      laboratory?.addFault({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<script>alert(1)</script>',
      });
      const { headers } = await client.send('POST', '/logout');
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }));

  it('keeps the latest 1,000 requests and 100 faults', () =>
    withServer({ testMode: true }, async ({ laboratory, url }) => {
      for (let round = 0; round < 21; round++) {
        await Promise.all(Array.from({ length: 50 }, () => fetch(`${url}/csrf?${round}`)));
      }
      assert.ok(laboratory);
      assert.equal(laboratory.record.length, 1_000);
      assert.equal(laboratory.record.at(-1)?.id, 1_050);
      for (let count = 0; count < 150; count++) laboratory.addFault({ path: `/${count}` });
      assert.equal(laboratory.faults, 100);
    }));

  it('records requests and the status of their responses', () =>
    withServer({ testMode: true }, async ({ laboratory }, client) => {
      await client.signIn();
      await client.send('POST', '/logout');
      assert.deepEqual(
        laboratory?.record.map(({ method, path, status }) => [method, path, status]),
        [
          ['GET', '/csrf', 204],
          ['POST', '/login', 200],
          ['POST', '/logout', 204],
        ],
      );
    }));

  it('delays, fails, and resets as often as requested', () =>
    withServer({ testMode: true }, async ({ laboratory }, client) => {
      laboratory?.addFault({ status: 503, times: 2, delay: 20 });
      assert.equal(await client.statusOf('POST', '/logout'), 503);
      assert.equal(await client.statusOf('POST', '/logout'), 503);
      assert.equal(await client.statusOf('POST', '/logout'), 401);
      laboratory?.addFault({ connection: 'reset' });
      await assert.rejects(client.send('POST', '/logout'));
      assert.equal(laboratory?.requests('POST /logout').at(-1)?.status, undefined);
    }));

  it('can leave a request without a response until the client aborts it', () =>
    withServer({ testMode: true }, async ({ url, laboratory }) => {
      laboratory?.addFault({ connection: 'hang', method: 'GET', path: '/csrf' });
      await assert.rejects(fetch(`${url}/csrf`, { signal: AbortSignal.timeout(50) }));
    }));
});

describe('The host name', () => {
  it('is 127.0.0.1 or localhost: a domain that is rebound to loopback is refused', () =>
    withServer({ testMode: true }, ({ url }) => assertLoopbackOnly(url)));

  it('is the host of the public URL behind a proxy', () =>
    withServer({ publicUrl: 'https://app.example' }, async ({ url }) => {
      assert.equal((await send(`${url}/csrf`, { host: 'app.example' })).status, 204);
      assert.equal((await send(`${url}/csrf`, { host: new URL(url).host })).status, 421);
    }));
});

describe('The record of sign-outs', () => {
  it('is off by default', () =>
    withServer({}, async (_, client) => {
      assert.equal(await client.statusOf('GET', '/record'), 404);
    }));

  it('shows the latest 50 sign-out requests without test mode, and nothing about who sent them', () =>
    withServer({ record: true }, async ({ url }, client) => {
      await client.signIn();
      await client.send('POST', '/logout?sid=secret');
      for (let count = 0; count < 60; count++) await fetch(`${url}/logout`, { method: 'POST' });
      const text = await (await client.send('GET', '/record')).text();
      const record = JSON.parse(text) as Record<string, unknown>[];
      assert.equal(record.length, 50);
      assert.deepEqual(Object.keys(record[0] ?? {}).sort(), [
        'arrivedAt',
        'endedAt',
        'id',
        'method',
        'path',
        'status',
      ]);
      assert.deepEqual([...new Set(record.map(({ path }) => path))], ['/logout']);
      assert.doesNotMatch(text, /secret|cookie/);
    }));
});

describe('The command line', () => {
  it('does not start test mode in production', async () => {
    const main = join(import.meta.dirname, '../src/main.ts');
    const run = promisify(execFile)(process.execPath, [main, '--test-mode'], {
      env: { ...process.env, NODE_ENV: 'production', PORT: '0' },
      timeout: 10_000,
    });
    await assert.rejects(run, /NODE_ENV=production/);
  });
});
