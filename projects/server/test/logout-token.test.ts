import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

import { verifyLogoutToken } from '../src/bff/logout-token.ts';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

/** OpenID Connect Back-Channel Logout 1.0, section 2.6. */
describe('a logout token', () => {
  let server: Server;
  let provider: { issuer: string; jwks_uri: string };
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let strangerKeys: typeof keys;

  before(async () => {
    keys = await generateKeyPair('RS256', { extractable: true });
    strangerKeys = await generateKeyPair('RS256');
    const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256' }] };
    server = createServer((_req, res) =>
      res.setHeader('content-type', 'application/json').end(JSON.stringify(jwks)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    provider = { issuer: url, jwks_uri: `${url}/jwks` };
  });

  after(() => new Promise((resolve) => server.close(resolve)));

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
  const refused = async (token: unknown) => assert.rejects(verifyLogoutToken(token, provider));

  it('names the session that has ended', async () => {
    assert.equal(await verifyLogoutToken(await sign(claims()), provider), 'session-1');
  });

  it('is refused with another algorithm, or none', async () => {
    const secret = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
    await refused(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret));
    await refused(new UnsecuredJWT(claims()).encode());
  });

  it('is refused when somebody else has signed it', async () => {
    await refused(await sign(claims(), {}, strangerKeys));
  });

  for (const [what, changes] of Object.entries({
    'of another issuer': { iss: 'https://other.example' },
    'for another audience': { aud: 'spa' },
    'with another event': { events: { 'https://other.example/event': {} } },
    'with the event as a mere word': { events: { [Object.keys(EVENTS)[0] ?? '']: 'yes' } },
    'without an event': { events: undefined },
    'with a nonce': { nonce: 'n' },
    'without a session': { sid: undefined },
    'without an id of its own': { jti: undefined },
    'that is too old': { iat: Math.floor(Date.now() / 1000) - 600 },
    'that has expired': { exp: Math.floor(Date.now() / 1000) - 60 },
  } satisfies Record<string, JWTPayload>)) {
    it(`is refused ${what}`, async () => refused(await sign(claims(changes))));
  }

  it('is refused as a token of another type, and when it is none at all', async () => {
    await refused(await sign(claims(), { typ: 'at+jwt' }));
    await refused('nonsense');
    await refused(undefined);
  });

  it('is refused the second time', async () => {
    const token = await sign(claims());
    await verifyLogoutToken(token, provider);
    await refused(token);
  });
});
