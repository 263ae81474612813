import { createClient } from 'redis';

/** A connection to Redis. */
export type Redis = ReturnType<typeof openRedis>;

/**
 * Opens a connection that reconnects automatically. Without an error listener, losing it would end
 * the process.
 */
export function openRedis(url: string) {
  return createClient({ url }).on('error', (error: unknown) => {
    console.error(`Redis: ${String(error)}`);
  });
}
