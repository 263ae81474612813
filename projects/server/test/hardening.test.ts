import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { Client } from './client.ts';
import { send, withServer } from './with-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
after(() => rmSync(folder, { recursive: true }));

describe('Cookies', () => {
  it('have the __Host- prefix over https, so that no sibling domain can set them', () =>
    withServer({ publicUrl: 'https://app.example' }, async ({ url }) => {
      const headers = { host: 'app.example', 'x-forwarded-proto': 'https' };
      const answer = await send(`${url}/csrf`, headers);
      const cookies = answer.headers['set-cookie'] ?? [];
      assert.deepEqual(cookies.map((cookie) => cookie.split('=')[0]).sort(), [
        '__Host-XSRF-TOKEN',
        '__Host-sid',
      ]);
      for (const cookie of cookies) {
        assert.match(cookie, /; Secure/);
        assert.match(cookie, /; Path=\/(;|$)/);
        assert.doesNotMatch(cookie, /; Domain=/);
      }
      assert.match(String(answer.headers['strict-transport-security']), /max-age=\d{7,}/);
    }));

  it('have no prefix over plain HTTP on loopback, because browsers would reject it', () =>
    withServer({}, async (_, client) => {
      await client.send('GET', '/csrf');
      assert.deepEqual([...client.cookies.keys()].sort(), ['XSRF-TOKEN', 'sid']);
    }));
});

describe('Sign-in', () => {
  const LIMIT = 20;

  it('is refused after 20 failed attempts, even with the right password', () =>
    withServer({}, async ({ url }) => {
      for (let attempt = 0; attempt < LIMIT; attempt++) {
        assert.equal((await new Client(url).signIn('wrong')).status, 401);
      }
      const answer = await new Client(url).signIn();
      assert.equal(answer.status, 429);
      assert.ok(Number(answer.headers.get('retry-after')) > 0);
    }));

  it('is limited regardless of the address that a client claims', () =>
    withServer({}, async ({ url }) => {
      for (let attempt = 0; attempt <= LIMIT; attempt++) {
        const client = new Client(url);
        await client.send('GET', '/csrf');
        const credentials = { username: 'demo', password: 'wrong' };
        const { status } = await client.send('POST', '/login', credentials, {
          'x-forwarded-for': `192.0.2.${attempt}`,
          forwarded: `for=192.0.2.${attempt}`,
          'x-real-ip': `192.0.2.${attempt}`,
        });
        assert.equal(status, attempt < LIMIT ? 401 : 429);
      }
    }));

  it('counts attempts by the last address in X-Forwarded-For, which the proxy adds', () =>
    withServer({ publicUrl: 'http://app.example' }, async ({ url }) => {
      const attempt = async (forwardedFor: string) => {
        const headers = { host: 'app.example', 'x-forwarded-for': forwardedFor };
        const { headers: answered } = await send(`${url}/csrf`, headers);
        const cookies = (answered['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '');
        const token = cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN=')) ?? '';
        const answer = await send(
          `${url}/login`,
          {
            ...headers,
            cookie: cookies.join('; '),
            'x-xsrf-token': decodeURIComponent(token.slice('XSRF-TOKEN='.length)),
          },
          'POST',
        );
        return answer.status;
      };
      for (let count = 0; count < LIMIT; count++) {
        assert.equal(await attempt(`192.0.2.${count}, 198.51.100.1`), 401);
      }
      assert.equal(await attempt('192.0.2.99, 198.51.100.1'), 429);
      assert.equal(await attempt('198.51.100.1, 198.51.100.2'), 401);
    }));

  it('is not limited for successful attempts', () =>
    withServer({}, async ({ url }) => {
      for (let attempt = 0; attempt < LIMIT + 5; attempt++) {
        assert.equal((await new Client(url).signIn()).status, 200);
      }
    }));
});

describe('The session database', () => {
  it('is readable only by its owner, even if it already existed', async () => {
    for (const name of ['new', 'old']) {
      const subfolder = mkdtempSync(join(folder, name));
      const sessionsFile = join(subfolder, 'sessions.sqlite');
      if (name === 'old') writeFileSync(sessionsFile, '', { mode: 0o644 });
      await withServer({ sessionsFile }, async (_, client) => {
        await client.signIn();
        for (const file of readdirSync(subfolder)) {
          assert.equal(statSync(join(subfolder, file)).mode & 0o777, 0o600, file);
        }
      });
    }
  });
});
