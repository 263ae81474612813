import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import session from 'express-session';

const DAY = 24 * 60 * 60 * 1000;

type Done = (error?: unknown) => void;

/**
 * Stores sessions in one file, with the SQLite that is built into Node. Published stores need a
 * native module, which is not built because install scripts are disabled.
 */
export class SqliteSessionStore extends session.Store {
  readonly #db: DatabaseSync;

  /** @param file `':memory:'` to keep the sessions only until the process ends. */
  constructor(file: string) {
    super();
    if (file !== ':memory:') makePrivate(file);
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS sessions (sid TEXT PRIMARY KEY, data TEXT NOT NULL, expires INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS sessions_by_expiry ON sessions (expires);
    `);
  }

  override get(
    sid: string,
    callback: (error: unknown, session?: session.SessionData | null) => void,
  ): void {
    answer(callback, () => {
      const row = this.#db
        .prepare('SELECT data FROM sessions WHERE sid = ? AND expires > ?')
        .get(sid, Date.now());
      return row ? (JSON.parse(String(row['data'])) as session.SessionData) : null;
    });
  }

  override set(sid: string, data: session.SessionData, callback?: Done): void {
    answer(callback, () => {
      this.#db.prepare('DELETE FROM sessions WHERE expires <= ?').run(Date.now());
      this.#db
        .prepare('INSERT OR REPLACE INTO sessions (sid, data, expires) VALUES (?, ?, ?)')
        .run(sid, JSON.stringify(data), expiry(data));
    });
  }

  override destroy(sid: string, callback?: Done): void {
    answer(callback, () => {
      this.#db.prepare('DELETE FROM sessions WHERE sid = ?').run(sid);
    });
  }

  override touch(sid: string, data: session.SessionData, callback?: Done): void {
    answer(callback, () => {
      this.#db.prepare('UPDATE sessions SET expires = ? WHERE sid = ?').run(expiry(data), sid);
    });
  }

  close(): void {
    this.#db.close();
  }
}

/** SQLite creates its other files with the mode of this one. */
function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function expiry({ cookie }: session.SessionData): number {
  return Date.now() + (cookie.maxAge ?? cookie.originalMaxAge ?? DAY);
}

/** Calls back as express-session expects, including errors. */
function answer<T>(
  callback: ((error: unknown, value?: T) => void) | undefined,
  work: () => T,
): void {
  let value: T;
  try {
    value = work();
  } catch (error) {
    callback?.(error);
    return;
  }
  callback?.(null, value);
}
