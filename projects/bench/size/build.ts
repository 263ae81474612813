import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BENCH = join(import.meta.dirname, '..');
const DIST = join(BENCH, '../../dist/bench/size');
const CLI = join(BENCH, '../../node_modules/@angular/cli/bin/ng.js');

/** Bytes of the JavaScript that a page loads before it does anything. */
export interface InitialSize {
  readonly gzip: number;
  readonly brotli: number;
  readonly text: string;
}

/** Builds one of the small apps for production, and measures what it loads at first. */
export async function initialSize(app: string): Promise<InitialSize> {
  const target = join(DIST, app);
  const source = `size/apps/${app}.ts`;
  // This app alone: others want packages that only the benchmarks install.
  mkdirSync(DIST, { recursive: true });
  const tsconfig = join(DIST, `${app}.tsconfig.json`);
  const files = [join(BENCH, source)];
  writeFileSync(
    tsconfig,
    JSON.stringify({ extends: join(BENCH, 'tsconfig.json'), files, include: [] }),
  );
  await promisify(execFile)(
    process.execPath,
    [
      CLI,
      'build',
      'size',
      '--browser',
      source,
      '--ts-config',
      relative(BENCH, tsconfig),
      '--output-path',
      target,
    ],
    { cwd: BENCH, env: { ...process.env, NG_CLI_ANALYTICS: 'false' } },
  );
  const folder = join(target, 'browser');
  // Chunks are what is loaded later; none of the apps asks for one at its start.
  const initial = readdirSync(folder).filter((file) => /^(main|polyfills)\.js$/.test(file));
  const text = initial.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    gzip: gzipSync(text, { level: 9 }).length,
    brotli: brotliCompressSync(text, quality).length,
    text,
  };
}
