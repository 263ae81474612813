// Builds the package, unless nothing has changed since the last build. All test suites start with
// this.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchematics } from './schematics/build.mjs';

const project = import.meta.dirname;
const workspace = join(project, '../..');
const target = join(workspace, 'dist/ngx-logout-action');
// These files are at the root of the workspace, where ng-packagr does not find them.
const carried = ['CHANGELOG.md', 'LICENSE'];

const sources = [
  ...readdirSync(project, { recursive: true }).map((path) => join(project, path)),
  ...[...carried, 'package-lock.json', 'angular.json', 'tsconfig.json'].map((file) =>
    join(workspace, file),
  ),
];
const changedAt = Math.max(...sources.map((path) => statSync(path).mtimeMs));
// The file that the build writes last.
const stamp = join(target, carried.at(-1));

if (existsSync(stamp) && statSync(stamp).mtimeMs > changedAt) {
  console.info('The library was built after its last change.');
} else {
  const cli = join(workspace, 'node_modules/@angular/cli/bin/ng.js');
  execFileSync(process.execPath, [cli, 'build', 'ngx-logout-action'], {
    cwd: workspace,
    stdio: 'inherit',
  });
  await buildSchematics(join(target, 'schematics'));
  for (const file of carried) copyFileSync(join(workspace, file), join(target, file));
}
