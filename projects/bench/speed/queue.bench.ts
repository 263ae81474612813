import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Fewer rounds where a single one takes long. */
const ROUNDS = [15, 7, 3];
const WEIGHINGS = 3;
/** Calls after which everything is compiled: a thousand alone would be a measure of the compiler. */
const WARM_UP = 20_000;

/** A queue, and calls for it. */
interface Load {
  readonly name: string;
  readonly ends: 'at once' | 'in a microtask';
  readonly size: number;
}

/** Calls that are handed in while one is pending, then drained: what each costs, weighs, and who is left. */
export async function queueBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const ends of ['at once', 'in a microtask'] as const) {
    for (const name of await page.run(() => bench.queue.names)) {
      for (const [index, size] of SIZES.entries()) {
        const load = { name, ends, size };
        // Before the costs: a forced garbage collection throws compiled code away too.
        const weights = await repeat(WEIGHINGS, () => weigh(page, load));
        await time(page, { ...load, size: WARM_UP });
        const rounds = await repeat(ROUNDS[index] ?? 1, () => time(page, load));
        rows.push({
          what: name,
          'work ends': ends,
          calls: size,
          'µs per call': median(rounds.map(({ cost }) => cost)),
          'bytes per waiting call': median(weights),
          unanswered: { value: Math.max(...rounds.map(({ unanswered }) => unanswered)) },
        });
      }
    }
  }
  return rows;
}

/** @returns microseconds per call, and who was left without an answer. */
async function time(page: BenchPage, load: Load): Promise<{ cost: number; unanswered: number }> {
  await prepare(page, load);
  const filling = await page.run((count) => bench.queue.fill(count), load.size);
  const { duration, unanswered } = await page.run(() => bench.queue.drain());
  return { cost: ((filling + duration) * 1_000) / load.size, unanswered };
}

/** @returns bytes per waiting call. */
async function weigh(page: BenchPage, load: Load): Promise<number> {
  await prepare(page, load);
  const before = await page.heap();
  await page.run((count) => bench.queue.fill(count), load.size);
  const after = await page.heap();
  await page.run(() => bench.queue.drain());
  return (after - before) / load.size;
}

function prepare(page: BenchPage, { name, ends }: Load): Promise<void> {
  return page.run(([who, how]) => bench.queue.prepare(who, how), [name, ends] as const);
}

async function repeat<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < times; round++) results.push(await measure());
  return results;
}
