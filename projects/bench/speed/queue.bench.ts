import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

const FEW = 1_000;
const MANY = 100_000;
/** Fewer rounds where a single one takes long. */
const ROUNDS = { [FEW]: 15, [MANY]: 5 };
const WEIGHINGS = 3;
/** Calls after which everything is compiled: a thousand alone would be a measure of the compiler. */
const WARM_UP = 20_000;

/** Calls that are handed in while one is pending, then drained: how the cost of each grows, and who is left. */
export async function queueBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const what of await page.run(() => bench.queue.names)) {
    // Before the costs: a forced garbage collection throws compiled code away too.
    const weights = await repeat(WEIGHINGS, () => weigh(page, what));
    await time(page, what, WARM_UP);
    const few = await repeat(ROUNDS[FEW], () => time(page, what, FEW));
    const many = await repeat(ROUNDS[MANY], () => time(page, what, MANY));
    const cost = (rounds: typeof few) => median(rounds.map(({ cost }) => cost));
    rows.push({
      what,
      'µs per call, 1,000 calls': cost(few),
      'µs per call, 100,000 calls': cost(many),
      growth: { value: cost(many).value / cost(few).value },
      'bytes per waiting call': median(weights),
      'callers without an answer': {
        value: Math.max(...[...few, ...many].map(({ unanswered }) => unanswered)),
      },
    });
  }
  return rows;
}

/** @returns microseconds per call, and who was left without an answer. */
async function time(
  page: BenchPage,
  what: string,
  calls: number,
): Promise<{ cost: number; unanswered: number }> {
  await page.run((name) => bench.queue.prepare(name), what);
  const filling = await page.run((count) => bench.queue.fill(count), calls);
  const { duration, unanswered } = await page.run(() => bench.queue.drain());
  return { cost: ((filling + duration) * 1_000) / calls, unanswered };
}

/** @returns bytes per waiting call. */
async function weigh(page: BenchPage, what: string): Promise<number> {
  await page.run((name) => bench.queue.prepare(name), what);
  const before = await page.heap();
  await page.run((count) => bench.queue.fill(count), MANY);
  const after = await page.heap();
  await page.run(() => bench.queue.drain());
  return (after - before) / MANY;
}

async function repeat<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < times; round++) results.push(await measure());
  return results;
}
