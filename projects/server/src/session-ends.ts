import { EventEmitter } from 'node:events';

import type { Redis } from './redis.ts';

/** Notifies all server processes when a session is ended elsewhere. */
export interface SessionEnds {
  readonly notify: (sessionId: string) => Promise<void>;
  readonly listen: (listener: (sessionId: string) => void) => void;
}

/** For a server with one process. */
export function endsInProcess(): SessionEnds {
  const emitter = new EventEmitter<{ end: [sessionId: string] }>();
  return {
    notify: (sessionId) => Promise.resolve(void emitter.emit('end', sessionId)),
    listen: (listener) => void emitter.on('end', listener),
  };
}

/** For several processes, with publish/subscribe. The subscriber needs a separate connection. */
export async function endsInRedis(
  publisher: Redis,
  subscriber: Redis,
  channel: string,
): Promise<SessionEnds> {
  const local = endsInProcess();
  await subscriber.subscribe(channel, (sessionId) => void local.notify(sessionId));
  return {
    notify: async (sessionId) => {
      await publisher.publish(channel, sessionId);
    },
    listen: local.listen,
  };
}
