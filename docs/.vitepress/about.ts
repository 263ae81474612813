import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Files at the root of the workspace that are pages of the site, too. */
export const ABOUT = ['ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'];

/** Copies them to `docs/about`, with links that work from there. */
export function copyAboutPages(): void {
  const folder = join(ROOT, 'docs/about');
  mkdirSync(folder, { recursive: true });
  for (const name of ABOUT) {
    const text = readFileSync(join(ROOT, `${name}.md`), 'utf8')
      .replaceAll('](docs/', '](../')
      .replace(/\]\(([A-Z]+)\.md\)/g, (_, other: string) => `](${other.toLowerCase()}.md)`);
    writeFileSync(join(folder, `${name.toLowerCase()}.md`), text);
  }
}
