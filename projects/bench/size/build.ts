import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BENCH = join(import.meta.dirname, '..');
const DIST = join(BENCH, '../../dist/bench/size');
const CLI = join(BENCH, '../../node_modules/@angular/cli/bin/ng.js');

/** The sets of routes for the apps, each with a configuration in angular.json. */
export const ROUTES = ['one-route', 'lazy-routes'] as const;
export type Routes = (typeof ROUTES)[number];

/** Part of the JavaScript of an app. */
export interface Part {
  /** Bytes, with each file compressed separately, as servers do. */
  readonly gzip: number;
  readonly brotli: number;
  readonly text: string;
}

export interface AppSize {
  /** `main.js` and its direct and indirect static imports. */
  readonly initial: Part;
  /** All other chunks. */
  readonly lazy: Part;
}

/** The build statistics of esbuild (https://esbuild.github.io/api/#metafile). */
interface Stats {
  readonly outputs: Record<
    string,
    { readonly imports: readonly { readonly path: string; readonly kind: string }[] }
  >;
}

/** Builds small apps for production, one per core at a time, and measures their JavaScript. */
export async function sizesOf(
  apps: readonly string[],
  routes: Routes,
): Promise<Map<string, AppSize>> {
  const sizes = new Map<string, AppSize>();
  const waiting = [...apps];
  const work = async () => {
    for (let app = waiting.shift(); app; app = waiting.shift()) {
      sizes.set(app, await sizeOf(app, routes));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return sizes;
}

async function sizeOf(app: string, routes: Routes): Promise<AppSize> {
  const target = join(DIST, routes, app);
  await build(app, routes, target);
  const stats = JSON.parse(readFileSync(join(target, 'browser-stats.json'), 'utf8')) as Stats;
  const scripts = Object.keys(stats.outputs).filter((file) => file.endsWith('.js'));
  const initial = staticImports(stats, 'main.js');
  const partOf = (files: readonly string[]) =>
    part(files.map((file) => readFileSync(join(target, 'browser', file), 'utf8')));
  return {
    initial: partOf([...initial]),
    lazy: partOf(scripts.filter((file) => !initial.has(file))),
  };
}

/** A file and its direct and indirect static imports. */
function staticImports({ outputs }: Stats, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, kind } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement') staticImports({ outputs }, path, found);
  }
  return found;
}

function part(files: readonly string[]): Part {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const sum = (size: (text: string) => number) =>
    files.reduce((total, text) => total + size(text), 0);
  return {
    gzip: sum((text) => gzipSync(text, { level: 9 }).length),
    brotli: sum((text) => brotliCompressSync(text, quality).length),
    text: files.join(''),
  };
}

async function build(app: string, routes: Routes, target: string): Promise<void> {
  const source = `size/apps/${app}.ts`;
  mkdirSync(target, { recursive: true });
  // Compiles only this app, because others need packages that only the benchmarks install.
  const tsconfig = `${target}.tsconfig.json`;
  const files = [join(BENCH, source), join(BENCH, 'size/routes/four-lazy-routes.ts')];
  writeFileSync(
    tsconfig,
    JSON.stringify({ extends: join(BENCH, 'tsconfig.json'), files, include: [] }),
  );
  const options = {
    configuration: routes,
    browser: source,
    'ts-config': relative(BENCH, tsconfig),
    'output-path': target,
  };
  await promisify(execFile)(
    process.execPath,
    [CLI, 'build', 'size', ...Object.entries(options).map(([name, value]) => `--${name}=${value}`)],
    { cwd: BENCH, env: { ...process.env, NG_CLI_ANALYTICS: 'false' } },
  );
}
