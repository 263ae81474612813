import { promisify } from 'node:util';

import type { SessionData, Store } from 'express-session';

/** A day, after which no session of the provider is alive. */
const LIFETIME = 24 * 60 * 60 * 1000;

/** What stands in the store under the name of a session of the provider. */
type Entry = SessionData & { sessionId: string };

/** Which of our sessions belongs to which one of the provider; kept in the store, so that restarts change nothing. */
export class SessionsOfProvider {
  readonly #set: (key: string, entry: SessionData) => Promise<void>;
  readonly #get: (key: string) => Promise<SessionData | null | undefined>;
  readonly #destroy: (key: string) => Promise<void>;

  constructor(store: Store) {
    this.#set = promisify(store.set.bind(store));
    this.#get = promisify(store.get.bind(store));
    this.#destroy = promisify(store.destroy.bind(store));
  }

  async remember(sid: string, sessionId: string): Promise<void> {
    const cookie = { originalMaxAge: LIFETIME, expires: new Date(Date.now() + LIFETIME) };
    await this.#set(key(sid), { cookie, sessionId } as Entry);
  }

  /** Ends our session of the provider's; one that is gone already is no failure. */
  async end(sid: string): Promise<void> {
    const entry = (await this.#get(key(sid))) as Entry | null | undefined;
    if (!entry) return;
    await this.#destroy(entry.sessionId);
    await this.#destroy(key(sid));
  }
}

const key = (sid: string) => `oidc:${sid}`;
