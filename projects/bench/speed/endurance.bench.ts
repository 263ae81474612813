import type { Row } from '../report/rows.ts';
import type { BenchPage } from './bench-page.ts';

/** Ten thousand sign-outs in one page, each a request: what is left behind. */
export async function enduranceBench(page: BenchPage): Promise<Row[]> {
  const signOut = (times: number) =>
    page.run(async (count) => {
      let succeeded = 0;
      for (let turn = 0; turn < count; turn++) {
        if ((await bench.service.logout()).status === 'succeeded') succeeded++;
      }
      return succeeded;
    }, times);
  const rows: Row[] = [];
  await signOut(200);
  const before = await page.figures();
  for (let done = 2_500; done <= 10_000; done += 2_500) {
    const begin = performance.now();
    const succeeded = await signOut(2_500);
    const took = (performance.now() - begin) / 2_500;
    const { nodes, listeners, heap } = await page.figures();
    rows.push({
      what: `${done.toLocaleString('en')} sign-outs`,
      succeeded: { value: succeeded },
      'ms each': { value: took },
      'nodes more': { value: nodes - before.nodes },
      'listeners more': { value: listeners - before.listeners },
      'KiB of heap more': { value: (heap - before.heap) / 1_024 },
    });
  }
  return rows;
}
