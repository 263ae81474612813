import type { Figures } from '../../e2e/support/figures.ts';
import { type Figure, median } from '../report/rows.ts';

/** The columns with the nodes, listeners, and heap that remain after each round. */
export function leftBehind(
  rounds: readonly { readonly before: Figures; readonly after: Figures }[],
): Record<string, Figure> {
  const more = (figure: keyof Figures) =>
    rounds.map(({ before, after }) => after[figure] - before[figure]);
  return {
    'nodes more': median(more('nodes')),
    'listeners more': median(more('listeners')),
    'KiB of heap more': median(more('heap').map((bytes) => bytes / 1_024)),
  };
}
