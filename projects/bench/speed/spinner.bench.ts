import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

const COUNTS = [1, 100, 1_000];
const ROUNDS = [20, 10, 4];
const CYCLES = 1_000;

/** Nothing is shown on these. */
const IDLE = ['plain element', 'directive that does nothing'];

/** Boxes that are made, show that they wait, and no longer do; and what is left after a thousand cycles. */
export async function spinnerBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  const names = await page.run(() => bench.spinner.names);
  for (const [index, count] of COUNTS.entries()) {
    const figures = new Map(
      names.map((name) => [
        name,
        { create: [] as number[], show: [] as number[], hide: [] as number[] },
      ]),
    );
    // In turn, so that all meet the same weather; the first round warms up.
    for (let round = 0; round <= (ROUNDS[index] ?? 1); round++) {
      for (const [name, { create, show, hide }] of figures) {
        const made = await page.run(([who, many]) => bench.spinner.create(who, many), [
          name,
          count,
        ] as const);
        const shown = await page.run(() => bench.spinner.show());
        const hidden = await page.run(() => bench.spinner.hide());
        if (round === 0) continue;
        create.push(made);
        show.push(shown);
        hide.push(hidden);
      }
    }
    for (const [name, { create, show, hide }] of figures) {
      rows.push({
        what: name,
        contexts: count,
        'ms to create, idle': median(create),
        ...(!IDLE.includes(name) && {
          'ms to show': median(show),
          'ms to release': median(hide),
        }),
      });
    }
  }
  return rows;
}

/** What a thousand cycles of one context leave behind. */
export async function spinnerCyclesBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of await page.run(() => bench.spinner.names)) {
    if (IDLE.includes(name)) continue;
    await page.run((who) => bench.spinner.create(who, 1), name);
    await page.run(() => bench.spinner.cycle(20));
    const before = await page.figures();
    await page.run((times) => bench.spinner.cycle(times), CYCLES);
    const after = await page.figures();
    rows.push({
      what: name,
      cycles: CYCLES,
      'nodes more': { value: after.nodes - before.nodes },
      'listeners more': { value: after.listeners - before.listeners },
      'KiB of heap more': { value: (after.heap - before.heap) / 1_024 },
    });
  }
  await page.run(() => bench.spinner.clear());
  return rows;
}
