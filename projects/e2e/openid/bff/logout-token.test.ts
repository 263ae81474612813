import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

import { LogoutTokenVerifier } from './logout-token.ts';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

/** OpenID Connect Back-Channel Logout 1.0, section 2.6. */
describe('a logout token', () => {
  let server: Server;
  let provider: { issuer: string; jwks_uri: string };
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let strangerKeys: typeof keys;
  let verifier: LogoutTokenVerifier;
  /** The keys that the provider publishes. `fetches` counts how often they were fetched. */
  let published: unknown[];
  let fetches = 0;

  before(async () => {
    keys = await generateKeyPair('RS256', { extractable: true });
    strangerKeys = await generateKeyPair('RS256');
    published = [await publicKey(keys)];
    server = createServer((_req, res) => {
      fetches++;
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    provider = { issuer: url, jwks_uri: `${url}/jwks` };
    verifier = new LogoutTokenVerifier(provider, 'bff');
  });

  after(() => new Promise((resolve) => server.close(resolve)));

  const publicKey = async (pair: typeof keys, kid = 'first') => ({
    ...(await exportJWK(pair.publicKey)),
    alg: 'RS256',
    kid,
  });

  let serial = 0;
  const claims = (changes: JWTPayload = {}): JWTPayload => ({
    iss: provider.issuer,
    aud: 'bff',
    sid: 'session-1',
    jti: `token-${++serial}`,
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 60,
    events: EVENTS,
    ...changes,
  });
  const sign = (payload: JWTPayload, header = {}, { privateKey } = keys) =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', ...header })
      .sign(privateKey);
  const refused = (token: unknown) => assert.rejects(verifier.verify(token));

  it('contains the ended session and the time of its end', async () => {
    const iat = Math.floor(Date.now() / 1000) - 10;
    const logout = await verifier.verify(await sign(claims({ iat })));
    assert.deepEqual(logout, { sid: 'session-1', issuedAt: iat });
  });

  it('is refused with another algorithm, and without a signature', async () => {
    const secret = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
    await refused(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret));
    await refused(new UnsecuredJWT(claims()).encode());
  });

  it('is refused if another key signed it', async () => {
    await refused(await sign(claims(), {}, strangerKeys));
  });

  for (const [what, changes] of Object.entries({
    'of another issuer': { iss: 'https://other.example' },
    'for another audience': { aud: 'spa' },
    'with another event': { events: { 'https://other.example/event': {} } },
    'with the event as a string': { events: { [Object.keys(EVENTS)[0] ?? '']: 'yes' } },
    'without an event': { events: undefined },
    'with a nonce': { nonce: 'n' },
    'without a session': { sid: undefined },
    'with an empty session': { sid: '' },
    'without a jti': { jti: undefined },
    'with an empty jti': { jti: '' },
    'with a jti that is a number': { jti: 7 as never },
    'with a jti that is an object': { jti: {} as never },
    'that was issued in the future': { iat: Math.floor(Date.now() / 1000) + 600 },
    'that is too old': { iat: Math.floor(Date.now() / 1000) - 600 },
    'that has expired': { exp: Math.floor(Date.now() / 1000) - 60 },
  } satisfies Record<string, JWTPayload>)) {
    it(`is refused ${what}`, async () => refused(await sign(claims(changes))));
  }

  it('is refused if it has another type or is not a token', async () => {
    await refused(await sign(claims(), { typ: 'at+jwt' }));
    await refused('nonsense');
    await refused(undefined);
  });

  it('is refused the second time', async () => {
    const token = await sign(claims());
    await verifier.verify(token);
    await refused(token);
  });

  it('is removed from memory when it is too old to be accepted', async ({ mock }) => {
    const own = new LogoutTokenVerifier(provider, 'bff');
    await own.verify(await sign(claims()));
    const now = Date.now() + 180_000;
    const iat = Math.floor(now / 1000);
    mock.timers.enable({ apis: ['Date'], now });
    await own.verify(await sign(claims({ iat, exp: iat + 60 })));
    assert.equal(own.seen, 1);
  });

  it('does not make the verifier store more than 1,000 IDs', async () => {
    const own = new LogoutTokenVerifier(provider, 'bff');
    for (let count = 0; count < 1_010; count++) await own.verify(await sign(claims()));
    assert.equal(own.seen, 1_000);
  });

  describe('after the provider has rotated its keys', () => {
    let rotated: typeof keys;

    before(async () => {
      rotated = await generateKeyPair('RS256', { extractable: true });
    });

    for (const [what, kid] of [
      ['under a new key ID', 'second'],
      ['under the same key ID', 'first'],
    ] as const) {
      it(`is accepted ${what}: the keys are fetched once more`, async () => {
        published = [await publicKey(keys)];
        const own = new LogoutTokenVerifier(provider, 'bff');
        await own.verify(await sign(claims(), { kid: 'first' }));
        published = [await publicKey(rotated, kid)];
        const before = fetches;
        assert.ok(await own.verify(await sign(claims(), { kid }, rotated)));
        assert.equal(fetches, before + 1);
      });
    }

    it('fetches the keys at most once per second for forged tokens', async () => {
      published = [await publicKey(keys)];
      const own = new LogoutTokenVerifier(provider, 'bff');
      await own.verify(await sign(claims()));
      const before = fetches;
      for (let count = 0; count < 20; count++) {
        const forged = await sign(claims(), { kid: `forged-${count}` }, strangerKeys);
        await assert.rejects(own.verify(forged));
      }
      assert.equal(fetches, before + 1);
    });
  });
});
