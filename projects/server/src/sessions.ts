import { RedisStore } from 'connect-redis';
import type { Store } from 'express-session';

import { promised } from './promised-store.ts';
import { openRedis } from './redis.ts';
import { endsInProcess, endsInRedis, type SessionEnds } from './session-ends.ts';
import { RedisSessionIndex, type SessionIndex, SqliteSessionIndex } from './session-index.ts';
import { SqliteSessionStore } from './sqlite-session-store.ts';

const PREFIX = 'ngx-logout-action:';
const DAY_IN_SECONDS = 24 * 60 * 60;

/** The storage of sessions. */
export interface Sessions {
  readonly store: Store;
  readonly kind: 'SQLite' | 'Redis';
  readonly index: SessionIndex;
  readonly ends: SessionEnds;
  /**
   * Ends a session from elsewhere, and notifies its pages. Browsers that end their own session get
   * a response instead.
   */
  readonly end: (sessionId: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Uses Redis if `redisUrl` is set, otherwise the SQLite file. In both, sessions survive a restart
 * of the server.
 */
export async function openSessions(where: {
  redisUrl?: string | undefined;
  file: string;
}): Promise<Sessions> {
  const sessions = where.redisUrl ? await inRedis(where.redisUrl) : inSqlite(where.file);
  const { destroy } = promised(sessions.store);
  return {
    ...sessions,
    end: async (sessionId) => {
      await destroy(sessionId);
      await sessions.ends.notify(sessionId);
    },
  };
}

function inSqlite(file: string): Omit<Sessions, 'end'> {
  const store = new SqliteSessionStore(file);
  const index = new SqliteSessionIndex(file);
  return {
    store,
    kind: 'SQLite',
    index,
    ends: endsInProcess(),
    close: () => {
      index.close();
      store.close();
      return Promise.resolve();
    },
  };
}

async function inRedis(url: string): Promise<Omit<Sessions, 'end'>> {
  const [client, subscriber] = [openRedis(url), openRedis(url)];
  await Promise.all([client.connect(), subscriber.connect()]);
  return {
    store: new RedisStore({ client, prefix: PREFIX, ttl: DAY_IN_SECONDS }),
    kind: 'Redis',
    index: new RedisSessionIndex(client, `${PREFIX}user:`, DAY_IN_SECONDS),
    ends: await endsInRedis(client, subscriber, `${PREFIX}ends`),
    close: async () => {
      await Promise.all([client.close(), subscriber.close()]);
    },
  };
}
