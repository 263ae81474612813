import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Not in git. All that is built from it changes with it. */
const LIBRARY = 'dist/ngx-logout-action/package.json';

/**
 * What stands for the files of the workspace and the built library: a hash of their names and of when they changed last.
 *
 * @param patterns which files, as git takes them: `:!docs` leaves a folder out.
 * @returns nothing outside of a git repository.
 */
export function stateOf(...patterns) {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  try {
    const files = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0');
    const list = [...files, LIBRARY].map((file) => `${file} ${changedAt(join(ROOT, file))}`);
    return createHash('sha256').update(list.join()).digest('hex');
  } catch {
    return undefined;
  }
}

/** Whether something was built last from files in this state. */
export function isBuiltFrom(state, stamp) {
  try {
    return state !== undefined && readFileSync(stamp, 'utf8') === state;
  } catch {
    return false;
  }
}

/** @param state from before the build, so that a change during the build counts as a later one. */
export function noteBuild(state, stamp) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state ?? '');
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
