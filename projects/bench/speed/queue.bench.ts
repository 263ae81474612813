import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Fewer rounds where a single one takes long. */
const ROUNDS = [15, 7, 3];

/** Calls that are handed in while one is pending, then drained: what each costs, weighs, and who is left. */
export async function queueBench(page: BenchPage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const ends of ['at once', 'in a microtask'] as const) {
    for (const name of await page.run(() => bench.queue.names)) {
      for (const [index, size] of SIZES.entries()) {
        const rounds = await measure(page, { name, ends, size, rounds: ROUNDS[index] ?? 1 });
        rows.push({
          what: name,
          'work ends': ends,
          calls: size,
          'µs per call': median(rounds.map(({ cost }) => cost)),
          'bytes per waiting call': median(rounds.map(({ weight }) => weight)),
          unanswered: { value: Math.max(...rounds.map(({ unanswered }) => unanswered)) },
        });
      }
    }
  }
  return rows;
}

interface Round {
  /** Microseconds per call. */
  readonly cost: number;
  /** Bytes per waiting call. */
  readonly weight: number;
  readonly unanswered: number;
}

async function measure(
  page: BenchPage,
  of: { name: string; ends: 'at once' | 'in a microtask'; size: number; rounds: number },
): Promise<Round[]> {
  const results: Round[] = [];
  for (let round = 0; round <= of.rounds; round++) {
    await page.run(([name, ends]) => bench.queue.prepare(name, ends), [of.name, of.ends] as const);
    const before = await page.heap();
    const filling = await page.run((count) => bench.queue.fill(count), of.size);
    const weight = ((await page.heap()) - before) / of.size;
    const { duration, unanswered } = await page.run(() => bench.queue.drain());
    results.push({ cost: ((filling + duration) * 1_000) / of.size, weight, unanswered });
  }
  // The first round warms up.
  return results.slice(1);
}
