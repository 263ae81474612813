import type { Figures } from '../../e2e/support/figures.ts';
import { median, type Row } from '../report/rows.ts';
import type { SignOut } from './bench-global.ts';
import { BenchPage } from './bench-page.ts';
import { leftBehind } from './left-behind.ts';

const SIGN_OUTS: readonly SignOut[] = ['service by hand', 'ours'];
const ROUNDS = 2;
/** During the first sign-outs, the browser compiles code and fills caches. */
const FIRST = 1_000;
const TOTAL = 10_000;

/** The effects of the sign-outs after the first thousand. */
interface Round {
  readonly succeeded: number;
  readonly msEach: number;
  readonly before: Figures;
  readonly after: Figures;
}

/** Runs ten thousand sign-outs with requests on one page, in several rounds, each on a new page. */
export async function enduranceBench(): Promise<Row[]> {
  const rounds = new Map<SignOut, Round[]>(SIGN_OUTS.map((what) => [what, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [what, done] of rounds) done.push(await endure(what));
  }
  return [...rounds].map(([what, done]) => ({
    what,
    succeeded: median(done.map(({ succeeded }) => succeeded)),
    'ms each': median(done.map(({ msEach }) => msEach)),
    ...leftBehind(done),
  }));
}

async function endure(what: SignOut): Promise<Round> {
  const page = await BenchPage.open();
  const signOut = (times: number) =>
    page.run(
      async ([what, times]) => {
        let succeeded = 0;
        for (let turn = 0; turn < times; turn++) if (await bench.signOuts[what]()) succeeded++;
        return succeeded;
      },
      [what, times] as const,
    );
  try {
    const first = await signOut(FIRST);
    const before = await page.figures();
    const begin = performance.now();
    const others = await signOut(TOTAL - FIRST);
    const msEach = (performance.now() - begin) / (TOTAL - FIRST);
    return { succeeded: first + others, msEach, before, after: await page.figures() };
  } finally {
    await page.close();
  }
}
