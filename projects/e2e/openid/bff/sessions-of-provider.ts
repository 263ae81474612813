import type { SessionData, Store } from 'express-session';

import { promised, type PromisedStore } from '../../../server/src/promised-store.ts';

/** The maximum lifetime of a session, and of what is stored about it. */
const SESSION_LIFETIME = 24 * 60 * 60 * 1000;

/** A sign-in at the provider. */
export interface ProviderSignIn {
  /** The ID of the provider's session. */
  readonly sid: string;
  /** When the provider issued the ID token, by its own clock, in seconds since the epoch. */
  readonly issuedAt: number;
}

interface Members {
  /** Issue times by app session ID. */
  readonly sessions: Readonly<Record<string, number>>;
  /** When the provider last reported the end of the session. */
  readonly endedAt?: number | undefined;
}

/**
 * Lists the app sessions of each provider session, in the session store, so that the lists survive
 * a restart.
 *
 * A logout can arrive before the sign-in that it ends is stored. The time of the last logout is
 * therefore stored, too, and `hasEnded` is true for older sign-ins.
 */
export class SessionsOfProvider {
  readonly #store: PromisedStore;
  readonly #end: (sessionId: string) => Promise<void>;
  /**
   * The latest change of each provider session. Changes run one after another, so they do not
   * overwrite each other.
   */
  readonly #changes = new Map<string, Promise<void>>();

  /** @param end ends an app session. */
  constructor(store: Store, end = promised(store).destroy) {
    this.#store = promised(store);
    this.#end = end;
  }

  remember({ sid, issuedAt }: ProviderSignIn, sessionId: string): Promise<void> {
    return this.#change(sid, ({ sessions, endedAt }) => ({
      sessions: { ...sessions, [sessionId]: issuedAt },
      endedAt,
    }));
  }

  forget({ sid }: ProviderSignIn, sessionId: string): Promise<void> {
    return this.#change(sid, ({ sessions, endedAt }) => ({
      sessions: Object.fromEntries(Object.entries(sessions).filter(([id]) => id !== sessionId)),
      endedAt,
    }));
  }

  /**
   * Ends the app sessions that signed in before the logout. A replayed logout does not end newer
   * ones.
   */
  end(sid: string, at: number): Promise<void> {
    return this.#change(sid, async (members) => {
      const endedAt = Math.max(at, members.endedAt ?? 0);
      const sessions = Object.entries(members.sessions);
      const ended = sessions.filter(([, issuedAt]) => issuedAt <= endedAt);
      await Promise.all(ended.map(([id]) => this.#end(id)));
      return {
        sessions: Object.fromEntries(sessions.filter(([, issuedAt]) => issuedAt > endedAt)),
        endedAt,
      };
    });
  }

  async hasEnded({ sid, issuedAt }: ProviderSignIn): Promise<boolean> {
    if (issuedAt * 1000 + SESSION_LIFETIME < Date.now()) return true;
    const { endedAt } = await this.#members(sid);
    return endedAt !== undefined && issuedAt <= endedAt;
  }

  async #members(sid: string): Promise<Members> {
    const entry = (await this.#store.get(key(sid))) as (SessionData & Partial<Members>) | null;
    return { sessions: entry?.sessions ?? {}, endedAt: entry?.endedAt };
  }

  #change(sid: string, change: (members: Members) => Members | Promise<Members>): Promise<void> {
    const changed = (this.#changes.get(sid) ?? Promise.resolve()).then(async () => {
      const cookie = {
        originalMaxAge: SESSION_LIFETIME,
        expires: new Date(Date.now() + SESSION_LIFETIME),
      };
      const members = await change(await this.#members(sid));
      await this.#store.set(key(sid), { cookie, ...members } as SessionData & Members);
    });
    const settled = changed
      .catch(() => undefined)
      .then(() => {
        if (this.#changes.get(sid) === settled) this.#changes.delete(sid);
      });
    this.#changes.set(sid, settled);
    return changed;
  }
}

const key = (sid: string) => `oidc:${sid}`;
