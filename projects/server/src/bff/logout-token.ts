import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { ServerMetadata } from 'openid-client';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** A token that is older than this says nothing about the sessions of now. */
const MAX_AGE = '2 minutes';

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
/** Tokens that were seen, so that none counts twice (section 2.6, step 8). */
const seen = new Set<string>();

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0, section 2.6 wants it.
 *
 * @returns the session of the provider that has ended.
 * @throws where the token is not one that the provider made for this client and this purpose.
 */
export async function verifyLogoutToken(token: unknown, provider: ServerMetadata): Promise<string> {
  if (typeof token !== 'string') throw new Error('there is no logout_token');
  const jwksUri = provider.jwks_uri ?? '';
  const keys = keySets.get(jwksUri) ?? createRemoteJWKSet(new URL(jwksUri));
  keySets.set(jwksUri, keys);
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: provider.issuer,
    audience: 'bff',
    algorithms: ['RS256'],
    maxTokenAge: MAX_AGE,
    requiredClaims: ['iat', 'exp', 'jti'],
  });
  if (protectedHeader.typ !== undefined && protectedHeader.typ.toLowerCase() !== 'logout+jwt') {
    throw new Error('the token is of another type');
  }
  const { sid, nonce, events, jti = '' } = payload;
  if (nonce !== undefined) throw new Error('a logout token has no nonce');
  if (!isObject(events) || !isObject(events[EVENT])) throw new Error('the logout event is missing');
  if (typeof sid !== 'string') throw new Error('there is no sid');
  if (seen.has(jti)) throw new Error('the token was used before');
  seen.add(jti);
  return sid;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
