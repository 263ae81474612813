// Builds the documentation site into dist/docs: typedoc writes the API reference, VitePress builds all pages.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { Application } from 'typedoc';
import { build } from 'vitepress';

rmSync(join(import.meta.dirname, 'api'), { recursive: true, force: true });
const typedoc = await Application.bootstrapWithPlugins();
const project = await typedoc.convert();
if (project) {
  typedoc.validate(project);
  await typedoc.generateOutputs(project);
}
// typedoc logs what is wrong.
if (typedoc.logger.hasErrors() || typedoc.logger.hasWarnings()) process.exit(1);
await build(import.meta.dirname);
