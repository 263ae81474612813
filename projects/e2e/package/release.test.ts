import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../../..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

/** https://www.conventionalcommits.org/en/v1.0.0/#specification */
const CONVENTIONAL =
  /^(feat|fix|perf|revert|docs|test|refactor|style|build|ci|chore)(\([\w-]+\))?!?: \S/;

describe('a release', () => {
  it('can be written from the commits: each of them says what it is', () => {
    const subjects = execFileSync('git', ['log', '--no-merges', '--format=%s'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.deepEqual(
      subjects
        .trim()
        .split('\n')
        .filter((subject) => !CONVENTIONAL.test(subject)),
      [],
    );
  });

  it('names a version that follows from the commits, and a changelog', () => {
    const cli = join(ROOT, 'node_modules/commit-and-tag-version/bin/cli.js');
    const said = execFileSync(process.execPath, [cli, '--dry-run'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.match(said, /bumping version .* to \d+\.\d+\.\d+/);
    assert.match(said, /### Features/);
  });

  it('carries the licence of the repository, and says which it is', () => {
    assert.equal(read('dist/ngx-logout-action/LICENSE'), read('LICENSE'));
    assert.match(read('LICENSE'), /^MIT License/);
    for (const manifest of ['package.json', 'dist/ngx-logout-action/package.json']) {
      assert.equal((JSON.parse(read(manifest)) as { license: string }).license, 'MIT');
    }
  });

  it('is published by a workflow that checks it first, proves where it comes from, and keeps no token', () => {
    const workflow = read('.github/workflows/release.yml');
    assert.match(workflow, /id-token: write/);
    assert.match(workflow, /npm publish --provenance/);
    assert.ok(workflow.indexOf('release:check') < workflow.indexOf('npm publish'));
    assert.doesNotMatch(workflow, /secrets\.|NODE_AUTH_TOKEN|registry-url/);
  });
});
