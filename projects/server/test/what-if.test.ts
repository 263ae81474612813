import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { withServer } from './with-server.ts';

const asking = (fault: string) => ({ 'x-what-if': fault });

describe('A fault in the header X-What-If', () => {
  it('affects the response of its own sign-out request, and no other', () =>
    withServer({ record: true }, async (_, client) => {
      await client.signIn();
      const signOut = async (fault?: string) =>
        (await client.send('POST', '/logout', undefined, fault ? asking(fault) : {})).status;
      assert.equal(await signOut('server'), 500);
      assert.equal(
        (await client.send('GET', '/api/account', undefined, asking('gone'))).status,
        200,
      );
      assert.equal(await signOut('no-such-fault'), 204);
    }));

  it('can reset the connection, or never respond', () =>
    withServer({ record: true }, async ({ url }) => {
      const signOut = (fault: string, signal?: AbortSignal) =>
        fetch(`${url}/logout`, { method: 'POST', headers: asking(fault), signal: signal ?? null });
      await assert.rejects(signOut('reset'), /fetch failed/);
      await assert.rejects(signOut('hang', AbortSignal.timeout(50)), /timeout/);
    }));

  it('is sent with the security headers', () =>
    withServer({ record: true }, async (_, client) => {
      const { headers } = await client.send('POST', '/logout', undefined, asking('html'));
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    }));

  it('is ignored without the playground', () =>
    withServer({}, async (_, client) => {
      await client.signIn();
      const { status } = await client.send('POST', '/logout', undefined, asking('server'));
      assert.equal(status, 204);
    }));
});
