import { DatabaseSync } from 'node:sqlite';

import type { Redis } from './redis.ts';

/** One sign-in of a user. */
export interface SignIn {
  readonly sessionId: string;
  /** The name that users see. */
  readonly device: string;
  /** Milliseconds since the epoch. */
  readonly signedInAt: number;
}

/** The sessions of each user. A session that is not listed is not signed in. */
export interface SessionIndex {
  add(username: string, signIn: SignIn): Promise<void>;
  has(username: string, sessionId: string): Promise<boolean>;
  list(username: string): Promise<SignIn[]>;
  remove(username: string, sessionId: string): Promise<void>;
}

/** A hash for each user, shared by all server processes. */
export class RedisSessionIndex implements SessionIndex {
  readonly #client: Redis;
  readonly #prefix: string;
  readonly #seconds: number;

  /** @param seconds how long the sessions of a user who does not return stay listed. */
  constructor(client: Redis, prefix: string, seconds: number) {
    this.#client = client;
    this.#prefix = prefix;
    this.#seconds = seconds;
  }

  async add(username: string, signIn: SignIn): Promise<void> {
    const key = this.#prefix + username;
    const entry = JSON.stringify(signIn);
    await this.#client.multi().hSet(key, signIn.sessionId, entry).expire(key, this.#seconds).exec();
  }

  async has(username: string, sessionId: string): Promise<boolean> {
    const key = this.#prefix + username;
    const [has] = await this.#client
      .multi()
      .hExists(key, sessionId)
      .expire(key, this.#seconds)
      .execTyped();
    return has === 1;
  }

  async list(username: string): Promise<SignIn[]> {
    const entries = await this.#client.hVals(this.#prefix + username);
    return entries.map((entry) => JSON.parse(entry) as SignIn);
  }

  async remove(username: string, sessionId: string): Promise<void> {
    await this.#client.hDel(this.#prefix + username, sessionId);
  }
}

/** A table in the session database. */
export class SqliteSessionIndex implements SessionIndex {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS sign_ins (
        username TEXT NOT NULL, sid TEXT NOT NULL, device TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (username, sid)
      );
    `);
  }

  add(username: string, { sessionId, device, signedInAt }: SignIn): Promise<void> {
    this.#db
      .prepare('INSERT OR REPLACE INTO sign_ins (username, sid, device, at) VALUES (?, ?, ?, ?)')
      .run(username, sessionId, device, signedInAt);
    return Promise.resolve();
  }

  has(username: string, sessionId: string): Promise<boolean> {
    const row = this.#db
      .prepare('SELECT 1 FROM sign_ins WHERE username = ? AND sid = ?')
      .get(username, sessionId);
    return Promise.resolve(row !== undefined);
  }

  list(username: string): Promise<SignIn[]> {
    const rows = this.#db
      .prepare('SELECT sid, device, at FROM sign_ins WHERE username = ?')
      .all(username);
    return Promise.resolve(
      rows.map(({ sid, device, at }) => ({
        sessionId: String(sid),
        device: String(device),
        signedInAt: Number(at),
      })),
    );
  }

  remove(username: string, sessionId: string): Promise<void> {
    this.#db
      .prepare('DELETE FROM sign_ins WHERE username = ? AND sid = ?')
      .run(username, sessionId);
    return Promise.resolve();
  }

  close(): void {
    this.#db.close();
  }
}
