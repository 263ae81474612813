import { median, type Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

const TIMES = 200;

/** The buttons of the page, and who is behind each. */
const CONTENDERS = {
  'by-hand': 'service by hand',
  'by-hand-keepalive': 'the same, with keepalive',
  ours: 'ours',
} as const;

/** From the click to the arrival at the server, in turn, so that all meet the same weather. */
export async function wireBench(page: BenchPage): Promise<Row[]> {
  const buttons = Object.keys(CONTENDERS) as (keyof typeof CONTENDERS)[];
  const figures = new Map(
    buttons.map((id) => [
      id,
      { ways: [] as number[], ticks: [] as number[], script: [] as number[] },
    ]),
  );
  for (let turn = -10; turn < TIMES; turn++) {
    // Who is first alternates too.
    for (const [id, { ways, ticks, script }] of turn % 2 ? figures : [...figures].reverse()) {
      page.arrivals.length = 0;
      const before = await page.script();
      const clicked = await page.run((which) => bench.wire.click(which), id);
      const after = await page.script();
      // The first ones warm up.
      if (turn < 0) continue;
      ways.push((page.arrivals[0] ?? NaN) - clicked.at);
      ticks.push(clicked.ticks);
      script.push(after - before);
    }
  }
  return [...figures].map(([id, { ways, ticks, script }]) => ({
    what: CONTENDERS[id],
    'ms from click to server': median(ways),
    ticks: median(ticks),
    'ms of script': median(script),
  }));
}
