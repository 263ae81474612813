import { median, type Row } from '../report/rows.ts';
import { BenchPage } from './bench-page.ts';
import { unwatchedPage } from './unwatched-page.ts';

const TIMES = 200;
const WARM_UP = 10;

/** The buttons of the page, and who is behind each. */
const CONTENDERS = {
  'by-hand': 'service by hand',
  'by-hand-keepalive': 'the same, with keepalive',
  ours: 'ours',
} as const;

type Button = keyof typeof CONTENDERS;

/** From the click to the arrival at the server, in turn, so that all meet the same weather. */
export async function wireBench(): Promise<Row[]> {
  const { results, arrivals } = await unwatchedPage(`?clicks=${WARM_UP + TIMES}`);
  const clicks = results as readonly { button: Button; at: number; ticks: number }[];
  const ways = clicks.map(({ at }, index) => (arrivals[index] ?? NaN) - at);
  const of = (button: Button, values: readonly number[]) =>
    median(values.filter((_, index) => clicks[index]?.button === button).slice(WARM_UP));
  const ticks = clicks.map((click) => click.ticks);
  const scripts = await scriptTimes();
  return (Object.keys(CONTENDERS) as Button[]).map((button) => ({
    what: CONTENDERS[button],
    'ms from click to server': of(button, ways),
    ticks: of(button, ticks),
    'ms of script': median(scripts[button].slice(WARM_UP)),
  }));
}

/** Milliseconds of script of each sign-out, which only developer tools know. */
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
