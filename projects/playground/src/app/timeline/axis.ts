/** Possible milliseconds between ticks. The axis uses the one with about four ticks. */
const STEPS = [500, 1_000, 2_000, 5_000, 10_000, 20_000];

/** @returns the length of the axis and its ticks, in milliseconds. */
export function axisOf(end: number): { length: number; ticks: number[] } {
  const step = STEPS.find((candidate) => end / candidate <= 4) ?? 60_000;
  const count = Math.max(1, Math.ceil(end / step));
  return { length: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}
