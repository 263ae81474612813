// Writes the report of the public API as it is built now; the review of the commit shows the difference.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { apiOf, ENTRY_POINTS, goldenFile } from './api.ts';

for (const entry of ENTRY_POINTS) {
  const file = goldenFile(entry);
  const { report, problems } = apiOf(entry);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report);
  for (const problem of problems) console.warn(problem);
}
