// Builds the documentation site into dist/docs, unless it was built from the same files. typedoc
// writes the API reference, VitePress builds the pages, and Angular's CLI builds the live examples.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { isBuiltFrom, noteBuild, stateOf } from '../projects/e2e/build-state.mjs';

const workspace = join(import.meta.dirname, '..');
const site = join(workspace, 'dist/docs');
// Pages show files from everywhere in the workspace. VitePress empties the folder of the site, which
// also removes the stamp.
const state = stateOf('.');
const stamp = join(site, '.built-from');
if (isBuiltFrom(state, stamp)) {
  console.info('The documentation was built after its last change.');
  process.exit();
}

// Loaded late, because loading them takes longer than the check above.
const { Application } = await import('typedoc');
const { build } = await import('vitepress');

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

const cli = join(workspace, 'node_modules/@angular/cli/bin/ng.js');
execFileSync(process.execPath, [cli, 'build', 'live-examples'], {
  cwd: workspace,
  stdio: 'inherit',
});
cpSync(join(workspace, 'dist/live-examples/browser'), join(site, 'live'), { recursive: true });
noteBuild(state, stamp);
