import { RedisStore } from 'connect-redis';
import type { Store } from 'express-session';

import { openRedis } from './redis.ts';
import { endsInProcess, endsInRedis, type SessionEnds, tellEndsOf } from './session-ends.ts';
import { RedisSessionIndex, type SessionIndex, SqliteSessionIndex } from './session-index.ts';
import { SqliteSessionStore } from './sqlite-session-store.ts';

const PREFIX = 'ngx-logout-action:';
const DAY_IN_SECONDS = 24 * 60 * 60;

/** Where sessions live. */
export interface Sessions {
  readonly store: Store;
  readonly kind: 'SQLite' | 'Redis';
  readonly index: SessionIndex;
  /** Each session that the store has destroyed, in whichever process. */
  readonly ends: SessionEnds;
  close(): Promise<void>;
}

/** In Redis if there is an address of one, else in the SQLite file. Both survive a restart of the server. */
export async function openSessions(where: {
  redisUrl?: string | undefined;
  file: string;
}): Promise<Sessions> {
  const sessions = where.redisUrl ? await inRedis(where.redisUrl) : inSqlite(where.file);
  tellEndsOf(sessions.store, sessions.ends);
  return sessions;
}

function inSqlite(file: string): Sessions {
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

async function inRedis(url: string): Promise<Sessions> {
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
