import type { Figures } from '../../e2e/support/figures.ts';
import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';
import { leftBehind } from './left-behind.ts';

const COUNTS = [1, 100, 1_000];
const ROUNDS = [20, 10, 4];
const CREATIONS = 60;
const CYCLES = 1_000;
const CYCLE_ROUNDS = 3;

/** The boxes without a spinner. */
const IDLE = ['plain element', 'directive that does nothing'];

/** Contenders that create a thousand boxes in milliseconds. */
const QUICK = [...IDLE, 'ours', 'by hand'];

/** Measures creating boxes, showing their spinners, and hiding them. */
export async function spinnerBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  const names = await page.run(() => bench.spinner.names);
  for (const [index, count] of COUNTS.entries()) {
    const figures = new Map(
      names.map((name) => [
        name,
        {
          create: [] as number[],
          show: [] as number[],
          hide: [] as number[],
          work: [] as number[],
        },
      ]),
    );
    const create = (name: string, many = count) =>
      page.run(([who, boxes]) => bench.spinner.create(who, boxes), [name, many] as const);
    // In turns, so that all contenders have the same conditions. The first round is a warm-up.
    for (let round = 0; round <= CREATIONS; round++) {
      for (const [name, figure] of figures) {
        // Some contenders take seconds to create this many boxes.
        if (round > (ROUNDS[index] ?? 1) && !QUICK.includes(name)) continue;
        const made = await create(name);
        if (round > 0) figure.create.push(made);
      }
    }
    for (let round = 0; round <= (ROUNDS[index] ?? 1); round++) {
      for (const [name, { show, hide, work }] of figures) {
        if (IDLE.includes(name)) continue;
        // Collects garbage, which would otherwise slow down the next contender. This also discards
        // compiled code.
        await page.heap();
        await create(name, 1);
        await page.run(() => bench.spinner.cycle(1));
        await create(name);
        const before = await page.work();
        const shown = await page.run(() => bench.spinner.show());
        const hidden = await page.run(() => bench.spinner.hide());
        const worked = (await page.work()) - before;
        if (round === 0) continue;
        show.push(shown);
        hide.push(hidden);
        work.push(worked);
      }
    }
    for (const [name, { create, show, hide, work }] of figures) {
      rows.push({
        what: name,
        contexts: count,
        'ms to create, idle': median(create),
        ...(!IDLE.includes(name) && {
          'ms to show': median(show),
          'ms to release': median(hide),
          'ms of work for both': median(work),
        }),
      });
    }
  }
  return rows;
}

/** Measures what remains after a thousand cycles of one context. */
export async function spinnerCyclesBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of await page.run(() => bench.spinner.names)) {
    if (IDLE.includes(name)) continue;
    await page.run((who) => bench.spinner.create(who, 1), name);
    await page.run(() => bench.spinner.cycle(20));
    const rounds: { before: Figures; after: Figures }[] = [];
    for (let round = 0; round < CYCLE_ROUNDS; round++) {
      const before = await page.figures();
      await page.run((times) => bench.spinner.cycle(times), CYCLES);
      rounds.push({ before, after: await page.figures() });
    }
    rows.push({ what: name, cycles: CYCLES, ...leftBehind(rounds) });
  }
  await page.run(() => bench.spinner.clear());
  return rows;
}
