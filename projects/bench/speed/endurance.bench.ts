import { median, type Row } from '../report/rows.ts';
import { BenchPage } from './bench-page.ts';

const PAGES = 3;
const SIGN_OUTS = [2_500, 5_000, 7_500, 10_000];

/** What so many sign-outs in one page have left behind, against the first two hundred. */
interface Left {
  readonly succeeded: number;
  readonly msEach: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

/** Ten thousand sign-outs in one page, each a request; and that in three pages, one after another. */
export async function enduranceBench(): Promise<Row[]> {
  const pages: Left[][] = [];
  for (let count = 0; count < PAGES; count++) {
    const page = await BenchPage.open();
    try {
      pages.push(await endure(page));
    } finally {
      await page.close();
    }
  }
  return SIGN_OUTS.map((count, index) => {
    const of = (figure: (left: Left) => number) =>
      median(pages.flatMap((lefts) => lefts.slice(index, index + 1)).map(figure));
    return {
      what: `${count.toLocaleString('en')} sign-outs`,
      succeeded: of(({ succeeded }) => succeeded),
      'ms each': of(({ msEach }) => msEach),
      'nodes more': of(({ nodes }) => nodes),
      'listeners more': of(({ listeners }) => listeners),
      'KiB of heap more': of(({ heap }) => heap / 1_024),
    };
  });
}

async function endure(page: BenchPage): Promise<Left[]> {
  const signOut = (times: number) =>
    page.run(async (count) => {
      let succeeded = 0;
      for (let turn = 0; turn < count; turn++) {
        if ((await bench.service.logout()).status === 'succeeded') succeeded++;
      }
      return succeeded;
    }, times);
  const lefts: Left[] = [];
  await signOut(200);
  const before = await page.figures();
  let done = 0;
  for (const count of SIGN_OUTS) {
    const begin = performance.now();
    const succeeded = await signOut(count - done);
    const msEach = (performance.now() - begin) / (count - done);
    const { nodes, listeners, heap } = await page.figures();
    lefts.push({
      succeeded,
      msEach,
      nodes: nodes - before.nodes,
      listeners: listeners - before.listeners,
      heap: heap - before.heap,
    });
    done = count;
  }
  return lefts;
}
