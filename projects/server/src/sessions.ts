import { RedisStore } from 'connect-redis';
import type { Store } from 'express-session';
import { createClient } from 'redis';

import { SqliteSessionStore } from './sqlite-session-store.ts';

/** Where sessions live. */
export interface Sessions {
  readonly store: Store;
  readonly kind: 'SQLite' | 'Redis';
  close(): Promise<void>;
}

/** In Redis if there is an address of one, else in the SQLite file. Both survive a restart of the server. */
export async function openSessions(where: {
  redisUrl?: string | undefined;
  file: string;
}): Promise<Sessions> {
  if (!where.redisUrl) {
    const store = new SqliteSessionStore(where.file);
    return {
      store,
      kind: 'SQLite',
      close: () => {
        store.close();
        return Promise.resolve();
      },
    };
  }
  const client = createClient({ url: where.redisUrl });
  await client.connect();
  return {
    store: new RedisStore({ client, prefix: 'ngx-logout-action:' }),
    kind: 'Redis',
    close: async () => {
      await client.close();
    },
  };
}
