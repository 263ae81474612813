import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../../..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

/** https://www.conventionalcommits.org/en/v1.0.0/#specification */
const CONVENTIONAL =
  /^(feat|fix|perf|revert|docs|test|refactor|style|build|ci|chore)(\([\w-]+\))?!?: \S/;

describe('a release', () => {
  it('can be generated from the commits, because all subjects are conventional', () => {
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

  it('gets its version and its changelog from the commits', () => {
    const cli = join(ROOT, 'node_modules/commit-and-tag-version/bin/cli.js');
    const output = execFileSync(process.execPath, [cli, '--dry-run'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.match(output, /bumping version .* to \d+\.\d+\.\d+/);
    assert.match(output, /### Features/);
  });

  it('contains the license of the repository, and declares it', () => {
    assert.equal(read('dist/ngx-logout-action/LICENSE'), read('LICENSE'));
    assert.match(read('LICENSE'), /^MIT License/);
    for (const manifest of ['package.json', 'dist/ngx-logout-action/package.json']) {
      assert.equal((JSON.parse(read(manifest)) as { license: string }).license, 'MIT');
    }
  });

  describe('is published by a workflow', () => {
    const workflow = read('.github/workflows/release.yml');
    const [, build = '', publish = ''] = workflow.split(/^ {2}(?:build|publish):$/m);

    it('whose build job runs all checks and cannot publish', () => {
      assert.match(build, /npm audit signatures/);
      assert.match(build, /npm run release:check/);
      assert.match(build, /sha256sum/);
      assert.doesNotMatch(build, /id-token|npm publish/);
      assert.match(workflow, /^permissions: \{\}$/m);
    });

    it('whose publish job runs no code of the repository and only publishes what was built', () => {
      assert.match(publish, /needs: build/);
      assert.match(publish, /id-token: write/);
      assert.doesNotMatch(publish, /actions\/checkout|npm (ci|i|install|run)\b/);
      const check = publish.indexOf('sha256sum --check');
      assert.ok(check > 0 && check < publish.indexOf('npm publish'));
      assert.match(publish, /npm publish .*--provenance.*--ignore-scripts/);
    });

    it('that stores no token', () => {
      assert.doesNotMatch(workflow, /secrets\.|NODE_AUTH_TOKEN|registry-url/);
    });
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github/workflows');
  const workflows = readdirSync(folder).map((file) => [file, read('.github/workflows', file)]);

  it('use actions by commit hash, with the version in a comment', () => {
    for (const [file, text = ''] of workflows) {
      for (const [, action = ''] of text.matchAll(/uses: (.*)/g)) {
        assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, `${file}: ${action}`);
      }
    }
  });

  it('declare their permissions, and do not persist credentials', () => {
    for (const [file, text = ''] of workflows) {
      assert.match(text, /^permissions:/m, file);
      const checkouts = [...text.matchAll(/actions\/checkout@/g)].length;
      const kept = [...text.matchAll(/persist-credentials: false/g)].length;
      assert.equal(kept, checkouts, file);
    }
  });

  it('check each pull request: style, units, package, docs, size, three engines, and dependencies', () => {
    const ci = read('.github/workflows/ci.yml');
    assert.match(ci, /^ {2}pull_request:/m);
    for (const script of [
      'lint',
      'test:unit',
      'test:server',
      'test:package',
      'test:docs',
      'test:size',
    ]) {
      assert.ok(ci.includes(script), script);
    }
    for (const engine of ['chromium', 'firefox', 'webkit']) assert.ok(ci.includes(engine), engine);
    const review = read('.github/workflows/dependency-review.yml');
    assert.match(review, /on: pull_request/);
    assert.match(review, /actions\/dependency-review-action@/);
  });
});
