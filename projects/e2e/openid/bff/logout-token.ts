import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyResult } from 'jose';
import type { ServerMetadata } from 'openid-client';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** The maximum age in seconds. Older tokens may not be about current sessions. */
const MAX_AGE = 120;

/**
 * The minimum time in milliseconds between reloads of the provider's keys, so that forged tokens do
 * not cause a flood of requests.
 */
const RELOAD_INTERVAL = 1_000;

/** The maximum number of used tokens in memory. */
const MAX_SEEN = 1_000;

/** A logout that the provider has reported. */
export interface ProviderLogout {
  /** The ID of the provider's session. */
  readonly sid: string;
  /** When the provider issued the token, by its own clock, in seconds since the epoch. */
  readonly issuedAt: number;
}

/** Checks logout tokens by OpenID Connect Back-Channel Logout 1.0, section 2.6. */
export class LogoutTokenVerifier {
  readonly #provider: ServerMetadata;
  readonly #clientId: string;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  /** The IDs of used tokens and when they expire, in milliseconds, oldest first (section 2.6, step 8). */
  readonly #seen = new Map<string, number>();
  #reloadedAt = -Infinity;

  constructor(provider: ServerMetadata, clientId: string) {
    if (!provider.jwks_uri) throw new Error("The provider's metadata has no jwks_uri.");
    this.#provider = provider;
    this.#clientId = clientId;
    this.#keys = createRemoteJWKSet(new URL(provider.jwks_uri));
  }

  /** The number of used tokens in memory. */
  get seen(): number {
    return this.#seen.size;
  }

  /**
   * Accepts a token once.
   *
   * @throws if the token is invalid, was used before, or is meant for another client.
   */
  async verify(token: unknown): Promise<ProviderLogout> {
    if (typeof token !== 'string') throw new Error('The logout_token is missing.');
    const { payload, protectedHeader } = await this.#verifySignature(token);
    const { typ = 'logout+jwt' } = protectedHeader;
    if (typ.toLowerCase() !== 'logout+jwt') throw new Error('The token is not a logout token.');
    const { sid, nonce, events, iat } = payload;
    if (nonce !== undefined) throw new Error('A logout token must not have a nonce.');
    if (!isObject(events) || !isObject(events[EVENT])) throw new Error('The event is missing.');
    if (!isText(sid)) throw new Error('The sid is missing.');
    if (iat === undefined) throw new Error('The iat is missing.');
    this.#useOnce(payload);
    return { sid, issuedAt: iat };
  }

  async #verifySignature(token: string): Promise<JWTVerifyResult> {
    const verify = () =>
      jwtVerify(token, this.#keys, {
        issuer: this.#provider.issuer,
        audience: this.#clientId,
        algorithms: ['RS256'],
        maxTokenAge: MAX_AGE,
        requiredClaims: ['iat', 'exp', 'jti'],
      });
    try {
      return await verify();
    } catch (error) {
      if (!isKeyUnknown(error) || Date.now() - this.#reloadedAt < RELOAD_INTERVAL) throw error;
      // The provider may have rotated its keys since they were fetched.
      this.#reloadedAt = Date.now();
      await this.#keys.reload();
      return verify();
    }
  }

  /**
   * Removing the oldest ID is safe: a replayed logout does not end sessions that are newer than the
   * logout.
   */
  #useOnce({ jti, iat = 0 }: JWTPayload): void {
    if (!isText(jti)) throw new Error('The jti is not a non-empty string.');
    const now = Date.now();
    for (const [id, expiresAt] of this.#seen) if (expiresAt < now) this.#seen.delete(id);
    if (this.#seen.has(jti)) throw new Error('The token was used before.');
    const [oldest] = this.#seen.keys();
    if (this.#seen.size >= MAX_SEEN && oldest !== undefined) this.#seen.delete(oldest);
    this.#seen.set(jti, (iat + MAX_AGE + 1) * 1_000);
  }
}

function isKeyUnknown(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWSSignatureVerificationFailed
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
