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
 * Bundles each schematic into one CommonJS file, which is what the CLI loads, beside its schema. What is the CLI's own
 * stays outside, so that the version of whoever runs it is used. The table of options is bundled, not imported at run time.
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
 * Adds to the flags that are options of an action what their table says. The default goes into the description: the CLI would
 * take a `default` for an answer, and nothing would be asked.
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
