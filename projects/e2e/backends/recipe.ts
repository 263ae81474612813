import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const COOKBOOK = join(import.meta.dirname, '../../../docs/cookbook');

/** The file of an Angular app, as a page of the cookbook prints it. */
export function recipeOf(page: string, file = 'app.config.ts'): string {
  const text = readFileSync(join(COOKBOOK, `${page}.md`), 'utf8');
  const [, sample] =
    new RegExp(`^\`\`\`ts\n(// src/app/${file}\n[^]*?)^\`\`\`$`, 'm').exec(text) ?? [];
  if (!sample) throw new Error(`docs/cookbook/${page}.md prints no src/app/${file}.`);
  return sample;
}
