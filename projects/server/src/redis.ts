import { createClient } from 'redis';

/** A connection to Redis. */
export type Redis = ReturnType<typeof openRedis>;

/** Without a listener for errors, a lost connection would end the process. The client reconnects automatically. */
export function openRedis(url: string) {
  return createClient({ url }).on('error', (error: unknown) => {
    console.error(`Redis: ${String(error)}`);
  });
}
