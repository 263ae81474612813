import { EventEmitter } from 'node:events';

import type { Redis } from './redis.ts';

/** Notifies every server process of sessions that were ended elsewhere. */
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

/** For several processes, by publish/subscribe. The subscriber needs its own connection. */
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
