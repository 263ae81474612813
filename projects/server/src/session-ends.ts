import { EventEmitter } from 'node:events';

import type { Store } from 'express-session';

import type { Redis } from './redis.ts';

/** Tells every server process which sessions have ended. */
export interface SessionEnds {
  readonly tell: (sessionId: string) => Promise<void>;
  readonly listen: (listener: (sessionId: string) => void) => void;
}

/** For a server that runs as one process. */
export function endsInProcess(): SessionEnds {
  const emitter = new EventEmitter<{ end: [sessionId: string] }>();
  return {
    tell: (sessionId) => Promise.resolve(void emitter.emit('end', sessionId)),
    listen: (listener) => void emitter.on('end', listener),
  };
}

/** For several processes, by publish/subscribe. A subscriber is a connection of its own. */
export async function endsInRedis(
  publisher: Redis,
  subscriber: Redis,
  channel: string,
): Promise<SessionEnds> {
  const local = endsInProcess();
  await subscriber.subscribe(channel, (sessionId) => void local.tell(sessionId));
  return {
    tell: async (sessionId) => {
      await publisher.publish(channel, sessionId);
    },
    listen: local.listen,
  };
}

/** Makes a store tell about each session that it destroys: signed out, replaced by a new ID, or ended by a provider. */
export function tellEndsOf(store: Store, ends: SessionEnds): void {
  const destroy = store.destroy.bind(store);
  store.destroy = (sessionId, callback) =>
    destroy(sessionId, (error: unknown) => {
      // The streams find out by themselves what cannot be told.
      if (!error) ends.tell(sessionId).catch(console.error);
      callback?.(error);
    });
}
