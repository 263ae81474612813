import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { apiOf, ENTRY_POINTS, goldenFile } from './api.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PACKAGE = join(ROOT, 'dist/ngx-logout-action');

interface Manifest {
  sideEffects: boolean;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
  exports: Record<string, unknown>;
}

const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as Manifest;

describe('the package', () => {
  it('only contains the files of the library', () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const listed = execFileSync(npm, ['pack', '--dry-run', '--json'], {
      cwd: PACKAGE,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [tarball] = JSON.parse(listed) as { files: { path: string }[] }[];
    const files = tarball?.files.map(({ path }) => path) ?? [];
    assert.deepEqual(
      files
        .filter((path) => !/^fesm2022\/ngx-logout-action(-[\w-]+)?\.mjs(\.map)?$/.test(path))
        .sort(),
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        'schematics/action.cjs',
        'schematics/action/schema.json',
        'schematics/collection.json',
        'schematics/ng-add.cjs',
        'schematics/ng-add/schema.json',
        ...ENTRY_POINTS.map((entry) => `types/ngx-logout-action${entry && `-${entry}`}.d.ts`),
      ].sort(),
    );
  });

  it('contains no path of the machine that built it', () => {
    for (const file of readdirSync(join(PACKAGE, 'fesm2022'))) {
      const text = readFileSync(join(PACKAGE, 'fesm2022', file), 'utf8');
      assert.ok(!text.includes(ROOT), file);
    }
  });

  it('depends only on Angular, RxJS, and tslib, and on the CDK only where it is used', () => {
    assert.deepEqual(Object.keys(manifest.dependencies), ['tslib']);
    assert.deepEqual(Object.keys(manifest.peerDependencies).sort(), [
      '@angular/cdk',
      '@angular/common',
      '@angular/core',
      '@angular/router',
      'rxjs',
    ]);
    assert.deepEqual(manifest.peerDependenciesMeta, { '@angular/cdk': { optional: true } });
    for (const entry of ['', '-oidc']) {
      const text = readFileSync(join(PACKAGE, `fesm2022/ngx-logout-action${entry}.mjs`), 'utf8');
      assert.doesNotMatch(text, /from '@angular\/cdk/);
    }
  });

  it('is tree-shakable: importing it has no side effects', () => {
    assert.equal(manifest.sideEffects, false);
  });

  it('passes the strict checks of publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: PACKAGE, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  it('has types that resolve from each entry point', () => {
    const attw = join(
      ROOT,
      'node_modules/.bin',
      process.platform === 'win32' ? 'attw.cmd' : 'attw',
    );
    // If attw finds a problem, its exit code makes this throw, with its report.
    execFileSync(attw, ['--pack', PACKAGE, '--profile', 'esm-only', '--no-color'], {
      encoding: 'utf8',
    });
  });
});

describe('the public API', () => {
  for (const entry of ENTRY_POINTS) {
    it(`of ${entry || 'the main entry point'} matches its committed report`, () => {
      assert.equal(apiOf(entry).report, readFileSync(goldenFile(entry), 'utf8'));
    });

    it(`of ${entry || 'the main entry point'} is documented and exports all types that it uses`, () => {
      assert.deepEqual(apiOf(entry).problems, []);
    });
  }
});
