import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { FRAMEWORKS } from './frameworks.ts';
import { recipeOf } from './recipe.ts';

const FOLDER = join(import.meta.dirname, '../../../dist/backends');

/** The folder of the built app. */
export const APP = join(FOLDER, 'dist');

/** Builds one app with the recipes of all frameworks. Playwright calls this before the tests. */
export default function buildApp(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, 'app'), FOLDER, { recursive: true });
  for (const { name } of FRAMEWORKS) {
    mkdirSync(join(FOLDER, name));
    writeFileSync(join(FOLDER, name, 'app.config.ts'), recipeOf(name));
    writeFileSync(join(FOLDER, name, 'app.routes.ts'), `export { routes } from '../app.routes';\n`);
  }
  const cli = createRequire(import.meta.url).resolve('@angular/cli/bin/ng.js');
  execFileSync(process.execPath, [cli, 'build'], { cwd: FOLDER, stdio: 'inherit' });
}
