/**
 * A point in time by both clocks of the browser. The wall clock goes on during sleep but can be set; the monotonic clock
 * cannot be set but may stop during sleep.
 */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

/** The present, or `ago` milliseconds before it. */
export function moment(ago = 0): Moment {
  return { wall: Date.now() - ago, monotonic: performance.now() - ago };
}

/** Milliseconds since then. Of the two clocks, the one that counts more is right. */
export function elapsed({ wall, monotonic }: Moment, now = moment()): number {
  return Math.max(now.wall - wall, now.monotonic - monotonic, 0);
}
