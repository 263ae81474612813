/**
 * A point in time on both clocks of the browser. The wall clock continues during sleep but can be changed; the monotonic clock
 * cannot be changed but may stop during sleep.
 */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

/** Now, or `ago` milliseconds before. */
export function moment(ago = 0): Moment {
  return { wall: Date.now() - ago, monotonic: performance.now() - ago };
}

/** Milliseconds since then. Uses the clock that shows more, because each of them can only fall behind. */
export function elapsed({ wall, monotonic }: Moment, now = moment()): number {
  return Math.max(now.wall - wall, now.monotonic - monotonic, 0);
}
