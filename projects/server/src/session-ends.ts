import { EventEmitter } from 'node:events';

import type { Redis } from './redis.ts';

/** Tells every server process which sessions were ended from elsewhere. */
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
