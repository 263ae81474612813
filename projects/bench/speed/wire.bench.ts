import { median, type Row } from '../report/rows.ts';
import type { Button, Clicked } from './bench-global.ts';
import { BenchPage } from './bench-page.ts';
import { unwatchedPage } from './unwatched-page.ts';

const TIMES = 200;
const WARM_UP = 10;

/** The buttons of the page, with the names of the contenders. */
const CONTENDERS = {
  'by-hand': 'service by hand',
  'by-hand-keepalive': 'the same, with keepalive',
  ours: 'ours',
} as const satisfies Record<Button, string>;

/**
 * Measures the times from the click to the next frame, to the server, and to the login page, in
 * turns, so that all contenders have the same conditions.
 */
export async function wireBench(): Promise<Row[]> {
  const { results, arrivals, answers } = await unwatchedPage(`?clicks=${WARM_UP + TIMES}`);
  const clicks = results as readonly Clicked[];
  const of = (button: Button, figure: (click: Clicked, index: number) => number) =>
    median(
      clicks
        .map((click, index) => ({ click, value: figure(click, index) }))
        .filter(({ click }) => click.button === button)
        .slice(WARM_UP)
        .map(({ value }) => value),
    );
  const scripts = await scriptTimes();
  return (Object.keys(CONTENDERS) as Button[]).map((button) => ({
    what: CONTENDERS[button],
    'ms to the next frame': of(button, ({ painted }) => painted),
    'ms from click to server': of(button, ({ at }, index) => (arrivals[index] ?? NaN) - at),
    'ms from answer to login page': of(
      button,
      ({ landed }, index) => landed - (answers[index] ?? NaN),
    ),
    ticks: of(button, ({ ticks }) => ticks),
    'ms of script': median(scripts[button].slice(WARM_UP)),
  }));
}

/** The script time of each sign-out in milliseconds, which requires developer tools. */
async function scriptTimes(): Promise<Record<Button, number[]>> {
  const times: Record<Button, number[]> = { 'by-hand': [], 'by-hand-keepalive': [], ours: [] };
  const page = await BenchPage.open();
  try {
    for (let turn = 0; turn < WARM_UP + TIMES; turn++) {
      for (const button of Object.keys(CONTENDERS) as Button[]) {
        const before = await page.script();
        await page.run((which) => bench.wire.click(which), button);
        times[button].push((await page.script()) - before);
      }
    }
  } finally {
    await page.close();
  }
  return times;
}
