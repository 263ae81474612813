import type { Figures } from '../../e2e/support/figures.ts';
import { median, type Row } from '../report/rows.ts';
import { BenchPage } from './bench-page.ts';
import { leftBehind } from './left-behind.ts';

const PAGES = 3;
const STRETCH = 2_500;
/** After so many it is looked at what is left behind. */
const LOOKS = [STRETCH, 2 * STRETCH, 3 * STRETCH, 4 * STRETCH];

/** One stretch in one page, against what was there after the first two hundred. */
interface Stretch {
  readonly done: number;
  readonly succeeded: number;
  readonly msEach: number;
  readonly before: Figures;
  readonly after: Figures;
}

/** Ten thousand sign-outs in one page, each a request; and that in three pages, one after another. */
export async function enduranceBench(): Promise<Row[]> {
  const stretches: Stretch[] = [];
  for (let count = 0; count < PAGES; count++) {
    const page = await BenchPage.open();
    try {
      stretches.push(...(await endure(page)));
    } finally {
      await page.close();
    }
  }
  return LOOKS.map((done) => {
    const rounds = stretches.filter((stretch) => stretch.done === done);
    return {
      what: `${done.toLocaleString('en')} sign-outs`,
      succeeded: median(rounds.map(({ succeeded }) => succeeded)),
      'ms each': median(rounds.map(({ msEach }) => msEach)),
      ...leftBehind(rounds),
    };
  });
}

async function endure(page: BenchPage): Promise<Stretch[]> {
  const signOut = (times: number) =>
    page.run(async (count) => {
      let succeeded = 0;
      for (let turn = 0; turn < count; turn++) {
        if ((await bench.service.logout()).status === 'succeeded') succeeded++;
      }
      return succeeded;
    }, times);
  await signOut(200);
  const before = await page.figures();
  const stretches: Stretch[] = [];
  for (const done of LOOKS) {
    const begin = performance.now();
    const succeeded = await signOut(STRETCH);
    const msEach = (performance.now() - begin) / STRETCH;
    const after = await page.figures();
    stretches.push({ done, succeeded, msEach, before, after });
  }
  return stretches;
}
