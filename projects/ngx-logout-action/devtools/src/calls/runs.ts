import type { JournalEntry } from './call-journal';

/** Calls more than this many milliseconds apart get separate axes. */
const PAUSE = 1_000;

/** Approximate number of intervals on an axis. */
const INTERVALS = 5;

/** Calls that belong together: each was made before the earlier ones had settled, or shortly after. */
export interface Run {
  readonly entries: readonly JournalEntry[];
  readonly from: number;
  /** In milliseconds, at least 1. */
  readonly span: number;
}

/** Splits calls into runs, the latest first. Pending calls end at `now`. */
export function runsOf(entries: readonly JournalEntry[], now: number): Run[] {
  const groups: JournalEntry[][] = [];
  let end = -Infinity;
  for (const entry of [...entries].sort((a, b) => a.madeAt - b.madeAt)) {
    if (entry.madeAt > end + PAUSE) groups.push([]);
    groups.at(-1)?.push(entry);
    end = Math.max(end, endOf(entry, Infinity));
  }
  return groups.reverse().map((group) => {
    const from = Math.min(...group.map(({ madeAt }) => madeAt));
    const to = Math.max(...group.map((entry) => endOf(entry, now)));
    return { entries: group, from, span: Math.max(1, to - from) };
  });
}

/** Round tick positions on an axis of `span` milliseconds, starting with 0. */
export function ticksOf(span: number): { readonly at: number; readonly label: string }[] {
  const rough = span / INTERVALS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.floor(span / step) + 1;
  return Array.from({ length: count }, (_, index) => ({
    at: index * step,
    label: labelOf(index * step, step),
  }));
}

/** A time, in the unit that suits `scale`. */
function labelOf(milliseconds: number, scale: number): string {
  if (milliseconds === 0) return '0';
  if (scale < 100) return `${Number(milliseconds.toPrecision(3))} ms`;
  return `${Number((milliseconds / 1_000).toFixed(1))} s`;
}

function endOf({ settledAt }: JournalEntry, otherwise: number): number {
  return settledAt ?? otherwise;
}
