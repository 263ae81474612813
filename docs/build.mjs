// Builds the documentation site into dist/docs. typedoc writes the API reference, VitePress builds
// the pages, and Angular's CLI builds the live examples.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
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
// typedoc logs the errors itself.
if (typedoc.logger.hasErrors() || typedoc.logger.hasWarnings()) process.exit(1);
await build(import.meta.dirname);

const workspace = join(import.meta.dirname, '..');
const cli = join(workspace, 'node_modules/@angular/cli/bin/ng.js');
execFileSync(process.execPath, [cli, 'build', 'live-examples'], {
  cwd: workspace,
  stdio: 'inherit',
});
cpSync(join(workspace, 'dist/live-examples/browser'), join(workspace, 'dist/docs/live'), {
  recursive: true,
});
