import { promisify } from 'node:util';

import type { SessionData, Store } from 'express-session';

/** A session store with promises instead of callbacks. */
export interface PromisedStore {
  readonly get: (sessionId: string) => Promise<SessionData | null | undefined>;
  readonly set: (sessionId: string, session: SessionData) => Promise<void>;
  readonly destroy: (sessionId: string) => Promise<void>;
}

export function promised(store: Store): PromisedStore {
  // promisify() would warn about stores that also return promises.
  return {
    get: promisify((sessionId: string, done: Parameters<Store['get']>[1]) => {
      store.get(sessionId, done);
    }),
    set: promisify((sessionId: string, session: SessionData, done: (error?: unknown) => void) => {
      store.set(sessionId, session, done);
    }),
    destroy: promisify((sessionId: string, done: (error?: unknown) => void) => {
      store.destroy(sessionId, done);
    }),
  };
}
