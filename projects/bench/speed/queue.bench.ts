import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

const FEW = 1_000;
const MANY = 100_000;
/** Fewer rounds for many calls, which take longer. */
const ROUNDS = { [FEW]: 15, [MANY]: 5 };
const WEIGHINGS = 3;
/**
 * The calls until all code is compiled. Without them, a thousand calls would mostly measure the
 * compiler.
 */
const WARM_UP = 20_000;

/**
 * Measures how the cost per call grows with the number of waiting calls, and whether all callers
 * get an answer.
 */
export async function queueBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const what of await page.run(() => bench.queue.names)) {
    // Before the times, because forced garbage collection also discards compiled code.
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

/** @returns the microseconds per call, and the number of callers without an answer. */
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

/** @returns the bytes per waiting call. */
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
