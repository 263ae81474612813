// Writes down the public API as it is built now; the difference shows in the review of the commit.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { apiOf, ENTRY_POINTS, goldenFile } from './api.ts';

for (const entry of ENTRY_POINTS) {
  const file = goldenFile(entry);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, apiOf(entry));
}
