import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../../..');
const SPECS = join(ROOT, 'projects/e2e/specs');

/** The titles of the tests that only run in Chromium, without interpolated parts. */
function chromiumOnly(): string[] {
  const specs = readdirSync(SPECS).filter((file) => file.endsWith('.ts'));
  return specs.flatMap((file) => {
    const text = readFileSync(join(SPECS, file), 'utf8');
    const tests = text.matchAll(/(?:test|describe)\(\s*(['"`])((?:(?!\1).)+)\1,\s*\{ tag(.*)/g);
    return [...tests]
      .filter(([, , , tag = '']) => !/^: '@(?!chromium)/.test(tag))
      .map(([, , title = '']) => title.replace(/[:]?\s*\$\{.*/, ''));
  });
}

describe('docs/browsers.md', () => {
  const page = readFileSync(join(ROOT, 'docs/browsers.md'), 'utf8');

  it('lists each test that does not run in Firefox', () => {
    const titles = chromiumOnly();
    assert.ok(titles.length >= 9, titles.join());
    for (const title of titles) assert.ok(page.includes(title), title);
  });

  it('lists the spec files that do not run in Firefox', async () => {
    const { default: config } = await import('../firefox.config.ts');
    assert.deepEqual(config.testIgnore, [
      'accessibility.spec.ts',
      'actions-dialog*.spec.ts',
      'backend-for-frontend.spec.ts',
      'documentation*.spec.ts',
      'example-*.spec.ts',
      'expired-sessions.spec.ts',
      'in-flight.spec.ts',
      'material.spec.ts',
      'ng-module.spec.ts',
      'without-test-mode.spec.ts',
    ]);
    for (const words of [
      'axe',
      'Actions dialog',
      'backend for the frontend',
      'documentation',
      'examples',
      'expired sessions',
      '`npm start`',
      '@once',
      'page "In flight"',
      'Material',
    ]) {
      assert.ok(page.includes(words), words);
    }
  });
});
