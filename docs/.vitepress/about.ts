import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Files at the root of the workspace that are also pages of the site. */
const ABOUT = ['ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'];

/** Copies the files to `docs/about`, with adapted links. */
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
