import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Client } from '../../../server/test/client.ts';
import { assertLoopbackOnly } from '../../../server/test/loopback-only.ts';
import { withProvider } from '../with-provider.ts';

const LIMIT = 20;

describe('Sign-in at the provider', () => {
  it('is refused after 20 failed attempts, even with the right password', () =>
    withProvider(async ({ provider, url }) => {
      const app = new Client(url);
      const authorize = new URL(
        (await app.send('GET', '/bff/login')).headers.get('location') ?? '',
      );
      const client = new Client(provider.url);
      const { pathname, search } = authorize;
      const path = (await client.send('GET', pathname + search)).headers.get('location') ?? '';
      for (let attempt = 0; attempt < LIMIT; attempt++) {
        const answer = await client.sendForm(path, { username: 'demo', password: 'wrong' });
        assert.equal(answer.status, 401);
        assert.match(await answer.text(), /role="alert"/);
      }
      const answer = await client.sendForm(path, { username: 'demo', password: 'let-me-out' });
      assert.equal(answer.status, 429);
    }));
});

describe('The pages of the provider', () => {
  it('cannot be framed, and only run their own scripts', () =>
    withProvider(async ({ provider }) => {
      for (const path of ['/interaction/none', '/session/end', '/auth', '/nothing']) {
        const { headers } = await fetch(`${provider.url}${path}`);
        const policy = headers.get('content-security-policy') ?? '';
        assert.match(policy, /frame-ancestors 'none'/, path);
        assert.match(policy, /default-src 'none'/, path);
        assert.doesNotMatch(policy, /unsafe/, path);
        assert.equal(headers.get('x-frame-options'), 'DENY', path);
      }
    }));

  it('never show a stack trace', () =>
    withProvider(async ({ provider }) => {
      for (const [path, method] of [
        ['/interaction/none', 'GET'],
        ['/interaction/none', 'POST'],
        ['/interaction/%E0%A4%A', 'GET'],
      ] as const) {
        const answer = await fetch(`${provider.url}${path}`, { method });
        assert.ok(
          answer.status >= 400 && answer.status < 500,
          `${method} ${path}: ${answer.status}`,
        );
        assert.doesNotMatch(await answer.text(), /node_modules|file:|\bat .*:\d+/);
      }
    }));
});

describe('The host name of the provider', () => {
  it('is 127.0.0.1 or localhost: a domain that is rebound to loopback is refused', () =>
    withProvider(({ provider }) => assertLoopbackOnly(provider.url)));
});
