import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Not in git. Everything built from it must be rebuilt when it changes. */
const LIBRARY = 'dist/ngx-logout-action/package.json';

/**
 * Hashes the names and the times of the last changes of files in the workspace, and of the built
 * library.
 *
 * @param patterns the files, as patterns of git; for example, `:!docs` excludes a folder.
 * @returns the hash, or `undefined` outside of a git repository.
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

/** Whether the last build used files in this state. */
export function isBuiltFrom(state, stamp) {
  try {
    return state !== undefined && readFileSync(stamp, 'utf8') === state;
  } catch {
    return false;
  }
}

/** @param state the state before the build, so that changes during the build require another one. */
export function noteBuild(state, stamp) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state ?? '');
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
