// Installs a fixture, an app with dependencies of its own, puts the built library into it as a package, and builds it.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const fixture = join(import.meta.dirname, process.argv[2]);
const library = join(import.meta.dirname, '../../dist/ngx-logout-action');
const installed = join(fixture, 'node_modules/ngx-logout-action');
const run = (command, args) => execFileSync(command, args, { cwd: fixture, stdio: 'inherit' });

// What the workspace itself has fetched is not asked for again.
run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--prefer-offline']);
rmSync(installed, { recursive: true, force: true });
cpSync(library, installed, { recursive: true });
run(process.execPath, ['node_modules/@angular/cli/bin/ng.js', 'build']);
