/** Milliseconds between two tries, without a wish of the server. */
const MIN = 1_000;
const MAX = 60_000;

/**
 * Milliseconds until the next try: twice as many each time, from 1 to 60 s. Half of them are random, so that the browsers
 * that an outage has cut off do not come back all at once.
 */
export function backoff(tries: number): number {
  const limit = Math.min(MAX, 2 * MIN * 2 ** tries);
  return (limit * (1 + Math.random())) / 2;
}

/** Milliseconds that a `Retry-After` header asks for (RFC 9110, section 10.2.3): seconds, or a date. */
export function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return wait > 0 ? Math.max(MIN, wait) : undefined;
}
