// Installs a fixture (an app with its own dependencies), copies the built library into it, and builds each configuration.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const fixture = join(import.meta.dirname, process.argv[2]);
const library = join(import.meta.dirname, '../../dist/ngx-logout-action');
const installed = join(fixture, 'node_modules/ngx-logout-action');
const run = (command, args) => execFileSync(command, args, { cwd: fixture, stdio: 'inherit' });

// The workspace has already fetched most packages.
run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--prefer-offline']);
rmSync(installed, { recursive: true, force: true });
cpSync(library, installed, { recursive: true });
const { projects } = JSON.parse(readFileSync(join(fixture, 'angular.json'), 'utf8'));
const [{ architect }] = Object.values(projects);
for (const configuration of ['', ...Object.keys(architect.build.configurations ?? {})]) {
  const build = ['node_modules/@angular/cli/bin/ng.js', 'build', '--configuration', configuration];
  run(process.execPath, configuration ? build : build.slice(0, 2));
}
