/** A duration as text, such as `312 ms`; in seconds from 10 s on, such as `12.3 s`. */
export function inMilliseconds(duration: number): string {
  const time = Math.max(0, duration);
  return time < 10_000 ? `${Math.round(time)} ms` : `${(time / 1_000).toFixed(1)} s`;
}

/** The time of day for a `performance.now()` time, such as `14:03:27`. */
export function clockTime(time: number): string {
  return dateOf(time).toTimeString().slice(0, 8);
}

/** The date for a `performance.now()` time. */
export function dateOf(time: number): Date {
  return new Date(performance.timeOrigin + time);
}
