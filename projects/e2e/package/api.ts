import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../../..');

/** The entry points by their last name; the main one has none. */
export const ENTRY_POINTS = ['', 'devtools', 'oidc', 'testing'] as const;

const fileName = (entry: string) => `ngx-logout-action${entry && `-${entry}`}`;

/** Where the API that was agreed on is written down. */
export function goldenFile(entry: string): string {
  return join(ROOT, 'projects/ngx-logout-action/api', `${fileName(entry)}.d.ts`);
}

/** The API of a built entry point: its declarations without comments and without what Angular adds for itself. */
export function apiOf(entry: string): string {
  const path = join(ROOT, 'dist/ngx-logout-action/types', `${fileName(entry)}.d.ts`);
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const text = ts.createPrinter({ removeComments: true }).printFile(source);
  return text
    .split('\n')
    .filter((line) => !/^\s*static ɵ(fac|cmp|dir|mod|inj|prov)\b/.test(line))
    .join('\n');
}
