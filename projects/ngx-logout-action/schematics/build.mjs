import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import {
  MAX_TIMER,
  OPTION_CHOICES,
  OPTION_DEFAULTS,
  OPTION_MINIMA,
} from '../src/lib/action/option-table.ts';

const SCHEMATICS = ['ng-add', 'action'];

/**
 * Bundles each schematic, and the option table of the library, into one CommonJS file next to its schema. Packages of the CLI
 * stay external, so that the schematics use the version that runs them.
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
    const schema = JSON.parse(readFileSync(join(sources, name, 'schema.json'), 'utf8'));
    completeOptions(schema);
    writeFileSync(join(target, name, 'schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
  }
  copyFileSync(join(sources, 'collection.json'), join(target, 'collection.json'));
}

/**
 * Completes the flags for options of an action from the option table. The default goes into the description, because the CLI
 * does not ask for a flag with a `default`.
 */
function completeOptions({ properties }) {
  for (const [name, byDefault] of Object.entries(OPTION_DEFAULTS)) {
    const flag = properties[name];
    if (!flag) continue;
    flag.type = byDefault === undefined ? 'string' : typeof byDefault;
    if (name in OPTION_CHOICES) flag.enum = OPTION_CHOICES[name];
    if (name in OPTION_MINIMA) {
      flag[OPTION_MINIMA[name] === 0 ? 'minimum' : 'exclusiveMinimum'] = 0;
      flag.maximum = MAX_TIMER;
    }
    if (byDefault !== undefined) flag.description += ` Default: ${byDefault}.`;
  }
}
