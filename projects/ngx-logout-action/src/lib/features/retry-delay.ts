/** Minimum milliseconds between two retries, without Retry-After. */
const MIN = 1_000;
const MAX = 60_000;

/**
 * Milliseconds until the next retry: twice as many each time, from 1 to 60 s. Half of that is random, so that not all browsers
 * come back at the same time after an outage.
 */
export function backoff(tries: number): number {
  const limit = Math.min(MAX, 2 * MIN * 2 ** tries);
  return (limit * (1 + Math.random())) / 2;
}

/** Milliseconds that a `Retry-After` header asks for (RFC 9110, section 10.2.3): a number of seconds, or a date. */
export function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return wait > 0 ? Math.max(MIN, wait) : undefined;
}
