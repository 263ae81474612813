import { createHash } from 'node:crypto';
import { promisify } from 'node:util';

import type { Request, RequestHandler } from 'express';
import type { SessionData } from 'express-session';

import { deviceName } from './device-name.ts';
import { promised, type PromisedStore } from './promised-store.ts';
import type { Sessions } from './sessions.ts';

/** In this period, a session may be listed but not stored yet. */
const SIGN_IN_TIME = 60_000;

/** A session as its user may see it, without the ID in the cookie. */
export interface VisibleSession {
  readonly id: string;
  readonly device: string;
  readonly signedInAt: number;
  /** Whether it is the session of the request. */
  readonly current: boolean;
}

/** Lists and ends the sessions of users. */
export class UserSessions {
  readonly #index: Sessions['index'];
  readonly #store: PromisedStore;
  readonly #end: Sessions['end'];

  constructor({ store, index, end }: Pick<Sessions, 'store' | 'index' | 'end'>) {
    this.#index = index;
    this.#store = promised(store);
    this.#end = end;
  }

  /**
   * Signs a user in, with a new ID for the session (OWASP ASVS 5.0, V7.2.4).
   *
   * @param data what else to store in the session.
   */
  async signIn(req: Request, username: string, data: Partial<SessionData> = {}): Promise<void> {
    await this.startOver(req);
    Object.assign(req.session, data, { username });
    await this.#index.add(username, {
      sessionId: req.sessionID,
      device: deviceName(req.get('user-agent')),
      signedInAt: Date.now(),
    });
    await this.store(req);
  }

  /**
   * Stores the session now. Otherwise express-session begins the response first, so that another
   * process may get the next request before the session is stored.
   */
  async store({ session }: Request): Promise<void> {
    await promisify(session.save.bind(session))();
  }

  /** Ends the session of the request, and starts a new one. */
  async startOver(req: Request): Promise<void> {
    const { username } = req.session;
    if (username !== undefined) await this.#index.remove(username, req.sessionID);
    await promisify(req.session.regenerate.bind(req.session))();
  }

  /**
   * Replaces a session that has ended. A concurrent request may have stored it again after its end,
   * so finding it in the store is not enough.
   */
  middleware(): RequestHandler {
    return async (req, _res, next) => {
      const { username } = req.session;
      if (username !== undefined && !(await this.#index.has(username, req.sessionID))) {
        await this.startOver(req);
      }
      next();
    };
  }

  /** Whether a session is still signed in, for long-lived responses. */
  async isAlive(sessionId: string): Promise<boolean> {
    const username = (await this.#store.get(sessionId))?.username;
    return username !== undefined && this.#index.has(username, sessionId);
  }

  /** The active sessions of the user, newest first. */
  async list(req: Request): Promise<VisibleSession[]> {
    const { username = '' } = req.session;
    const visible: VisibleSession[] = [];
    for (const { sessionId, device, signedInAt } of await this.#index.list(username)) {
      if (await this.#store.get(sessionId)) {
        const current = sessionId === req.sessionID;
        visible.push({ id: visibleId(sessionId), device, signedInAt, current });
      } else if (Date.now() - signedInAt > SIGN_IN_TIME) {
        // The session has expired.
        await this.#index.remove(username, sessionId);
      }
    }
    return visible.sort((one, other) => other.signedInAt - one.signedInAt);
  }

  /**
   * Ends sessions of the user, including those whose sign-in is still pending.
   *
   * @param which all sessions except the current one, or the session with this visible ID.
   * @returns the number of ended sessions.
   */
  async end(req: Request, which: 'others' | { id: string }): Promise<number> {
    const { username = '' } = req.session;
    const ended = (await this.#index.list(username)).filter(({ sessionId }) =>
      which === 'others' ? sessionId !== req.sessionID : visibleId(sessionId) === which.id,
    );
    for (const { sessionId } of ended) {
      await this.#index.remove(username, sessionId);
      await this.#end(sessionId);
    }
    return ended.length;
  }
}

function visibleId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}
