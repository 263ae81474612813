import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { Router } from 'express';

import type { ServerOptions } from '../src/server.ts';
import { Client } from './client.ts';
import { redisDatabase } from './redis-database.ts';
import { withServer } from './with-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;

/** Tests the behavior that all stores share. */
function sessionSpecs(name: string, where: () => ServerOptions): void {
  describe(`Sessions in ${name}`, () => {
    it('require the right password', () =>
      withServer(where(), async (server, client) => {
        assert.equal(server.sessions, name);
        assert.equal((await client.signIn('wrong')).status, 401);
        assert.equal(await client.statusOf('GET', '/api/account'), 401);
        assert.equal((await client.signIn()).status, 200);
        assert.equal(await client.statusOf('GET', '/api/account'), 200);
      }));

    it('have a new ID after each sign-in (ASVS V7.2.4)', () =>
      withServer(where(), async (_, client) => {
        await client.send('GET', '/csrf');
        const ids = new Set([client.cookies.get('sid')]);
        for (let turn = 0; turn < 3; turn++) {
          await client.signIn();
          ids.add(client.cookies.get('sid'));
        }
        assert.equal(ids.size, 4);
      }));

    it('end with POST /logout, after which their cookie no longer works (ASVS V7.4.1)', () =>
      withServer(where(), async (_, client) => {
        await client.signIn();
        const thief = client.copy();
        const answer = await client.send('POST', '/logout');
        assert.equal(answer.status, 204);
        assert.equal(answer.headers.get('clear-site-data'), '"cookies", "storage"');
        for (let attempt = 0; attempt < 100; attempt++) {
          assert.equal(await thief.statusOf('GET', '/api/account'), 401);
          assert.equal(await thief.statusOf('GET', '/api/account'), 401);
        }
      }));

    it('survive a restart of the server, and stay ended after a sign-out', async () => {
      const options = { ...where(), secret: 'kept between starts' };
      let cookies = new Map<string, string>();
      await withServer(options, async (_, client) => {
        await client.signIn();
        cookies = client.cookies;
      });
      await withServer(options, async ({ url }) => {
        const client = new Client(url, cookies);
        assert.equal(await client.statusOf('GET', '/api/account'), 200);
        assert.equal(await client.statusOf('POST', '/logout'), 204);
      });
      await withServer(options, async ({ url }) => {
        assert.equal(await new Client(url, cookies).statusOf('GET', '/api/account'), 401);
      });
    });
  });
}

sessionSpecs('SQLite', () => ({ sessionsFile: join(folder, `${++files}.sqlite`) }));

const redisUrl = redisDatabase(1);
if (redisUrl) sessionSpecs('Redis', () => ({ redisUrl }));
else console.log('Sessions in Redis are not tested here: REDIS_URL is not set.');

describe('The server', () => {
  it('never signs a user out by GET', () =>
    withServer({}, async (_, client) => {
      await client.signIn();
      assert.equal(await client.statusOf('GET', '/logout'), 404);
      assert.equal(await client.statusOf('GET', '/api/account'), 200);
    }));

  it('refuses a missing or foreign XSRF token and keeps the session', () =>
    withServer({}, async (server, client) => {
      await client.signIn();
      const token = client.cookies.get('XSRF-TOKEN') ?? '';
      client.cookies.delete('XSRF-TOKEN');
      assert.equal(await client.statusOf('POST', '/logout'), 403);
      const other = new Client(server.url);
      await other.signIn();
      client.cookies.set('XSRF-TOKEN', other.cookies.get('XSRF-TOKEN') ?? '');
      assert.equal(await client.statusOf('POST', '/logout'), 403);
      client.cookies.set('XSRF-TOKEN', token);
      assert.equal(await client.statusOf('GET', '/api/account'), 200);
      assert.equal(await client.statusOf('POST', '/logout'), 204);
    }));

  it('issues a new token after a sign-out', () =>
    withServer({}, async (_, client) => {
      await client.signIn();
      const token = client.cookies.get('XSRF-TOKEN');
      await client.send('POST', '/logout');
      assert.notEqual(client.cookies.get('XSRF-TOKEN'), token);
    }));

  it('responds with 401 to a sign-out without a session, with or without a token', () =>
    withServer({}, async (_, client) => {
      assert.equal(await client.statusOf('POST', '/logout'), 401);
    }));

  it('sends private content with no-store and a strict policy', () =>
    withServer({}, async (_, client) => {
      await client.signIn();
      const answer = await client.send('GET', '/api/account');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /script-src 'self' 'nonce-[^']+';/);
      assert.match(policy, /require-trusted-types-for 'script'/);
    }));

  it('runs the routes of an extension first, and allows its origins in the policy', () => {
    const origin = 'https://id.example';
    const routes = Router().get('/api/me', (_req, res) => void res.json('extended'));
    const extend = () => Promise.resolve({ routes, origins: [origin] });
    return withServer({ extend }, async (_, client) => {
      const answer = await client.send('GET', '/api/me');
      assert.equal(await answer.json(), 'extended');
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /connect-src 'self' https:\/\/id\.example;/);
      assert.match(policy, /form-action 'self' https:\/\/id\.example;/);
      assert.equal((await client.signIn()).status, 200);
    });
  });

  it('responds to a malformed request with 400, and without a stack trace', () =>
    withServer({}, async ({ url }, client) => {
      await client.send('GET', '/csrf');
      const answer = await fetch(`${url}/login`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'x-xsrf-token': decodeURIComponent(client.cookies.get('XSRF-TOKEN') ?? ''),
        },
        body: '{"username":',
      });
      assert.equal(answer.status, 400);
      assert.doesNotMatch(await answer.text(), /node_modules|at /);
    }));
});
