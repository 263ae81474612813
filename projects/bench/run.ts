// npm run bench, or npm run bench -- size queue
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { writeSection } from './report/page.ts';
import { type Row, show } from './report/rows.ts';
import { sizeBench } from './size/size.bench.ts';
import { BenchPage } from './speed/bench-page.ts';
import { enduranceBench } from './speed/endurance.bench.ts';
import { idleBench } from './speed/idle.bench.ts';
import { queueBench } from './speed/queue.bench.ts';
import { spinnerBench, spinnerCyclesBench } from './speed/spinner.bench.ts';
import { startupBench } from './speed/startup.bench.ts';
import { wireBench } from './speed/wire.bench.ts';

const BENCH = import.meta.dirname;
/** The raw figures, for further computations. The page in docs only contains formatted figures. */
const RESULTS = join(BENCH, '../../dist/bench/results');

/** Runs a benchmark on a new page, so that benchmarks do not share state. */
const onNewPage =
  (bench: (page: BenchPage) => Promise<Row[]>, query = '') =>
  async () => {
    const page = await BenchPage.open(query);
    try {
      return await bench(page);
    } finally {
      await page.close();
    }
  };

const BENCHMARKS: Record<string, () => Promise<Row[]>> = {
  size: sizeBench,
  startup: startupBench,
  queue: onNewPage(queueBench, '?queues'),
  wire: wireBench,
  spinner: onNewPage(spinnerBench),
  'spinner-cycles': onNewPage(spinnerCyclesBench),
  endurance: enduranceBench,
  idle: idleBench,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHMARKS));
if (unknown.length) {
  console.error(
    `Unknown benchmark: ${unknown.join(', ')}. Use one of: ${Object.keys(BENCHMARKS).join(', ')}.`,
  );
  process.exit(1);
}

// Only the benchmarks depend on the other libraries.
if (!existsSync(join(BENCH, 'node_modules'))) {
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci'], {
    cwd: BENCH,
    stdio: 'inherit',
  });
}
const cli = join(BENCH, '../../node_modules/@angular/cli/bin/ng.js');
execFileSync(process.execPath, [cli, 'build', 'speed'], { cwd: BENCH, stdio: 'ignore' });

const { version } = JSON.parse(
  readFileSync(join(BENCH, '../../dist/ngx-logout-action/package.json'), 'utf8'),
) as { version: string };
const where = { version, node: process.version, cores: cpus().length };
mkdirSync(RESULTS, { recursive: true });
for (const [name, measure] of Object.entries(BENCHMARKS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const rows = await measure();
  const result = { name, ...where, at: new Date().toISOString(), rows };
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\n${name}`);
  console.table(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, show(cell)])),
    ),
  );
  await writeSection(result, join(BENCH, '../../docs'));
}
