import { effect, type Signal, signal } from '@angular/core';

/**
 * A signal that follows a clock while something is running. Must be called in an injection context.
 *
 * @param now returns the current time in milliseconds.
 */
export function runningClock(running: () => boolean, now: () => number): Signal<number> {
  const time = signal(0);
  effect((onCleanup) => {
    if (!running()) return;
    let frame = requestAnimationFrame(function tick() {
      time.set(now());
      frame = requestAnimationFrame(tick);
    });
    onCleanup(() => cancelAnimationFrame(frame));
  });
  return time.asReadonly();
}
