import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const COOKBOOK = join(import.meta.dirname, '../../../docs/cookbook');

/** A file of an Angular app, as printed on a cookbook page. */
export function recipeOf(page: string, file = 'app.config.ts'): string {
  const text = readFileSync(join(COOKBOOK, `${page}.md`), 'utf8');
  const [, sample] =
    new RegExp(`^\`\`\`ts\n(// src/app/${file}\n[^]*?)^\`\`\`$`, 'm').exec(text) ?? [];
  if (!sample) throw new Error(`docs/cookbook/${page}.md does not contain src/app/${file}.`);
  return sample;
}
