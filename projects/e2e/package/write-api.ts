// Writes the reports of the public API, so that the diff of a commit shows changes of the API.
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
