import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

const SCHEMATICS = ['ng-add', 'action'];

/**
 * Bundles each schematic into one CommonJS file, which is what the CLI loads, beside its schema. What is the CLI's own
 * stays outside, so that the version of whoever runs it is used.
 */
export async function buildSchematics(target) {
  const sources = import.meta.dirname;
  await build({
    entryPoints: SCHEMATICS.map((name) => ({ in: join(sources, name, 'index.ts'), out: name })),
    outdir: target,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  for (const name of SCHEMATICS) {
    mkdirSync(join(target, name), { recursive: true });
    copyFileSync(join(sources, name, 'schema.json'), join(target, name, 'schema.json'));
  }
  copyFileSync(join(sources, 'collection.json'), join(target, 'collection.json'));
}
