import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { FRAMEWORKS } from '../backends/frameworks.ts';

const ROOT = join(import.meta.dirname, '../../..');
const COOKBOOK = join(ROOT, 'docs/cookbook');
const SERVERS = join(ROOT, 'projects/e2e/backends/servers');

/** The lines of a text, without indentation, comments, and empty lines. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(#|\/\/)/.test(line));
}

function contentsOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe('the cookbook', () => {
  const known = new Set(linesOf(contentsOf(SERVERS)));
  const pages = readdirSync(COOKBOOK).map((file) => file.replace('.md', ''));
  const index = readFileSync(join(ROOT, 'docs/cookbook.md'), 'utf8');

  for (const page of pages) {
    const text = readFileSync(join(COOKBOOK, `${page}.md`), 'utf8');

    it(`links to ${page}.md`, () => {
      assert.ok(index.includes(`(cookbook/${page}.md)`));
    });

    if (!FRAMEWORKS.some(({ name }) => name === page)) {
      it(`marks the recipe on ${page}.md as not run in the tests`, () => {
        assert.match(text, /type-checked, but not run against a server/);
      });
      continue;
    }

    it(`only contains server code on ${page}.md that a server of the end-to-end tests runs`, () => {
      const printed = [...text.matchAll(/^```(?:js|py|rb|php|erb)\n([^]*?)^```$/gm)];
      assert.ok(printed.length > 0);
      for (const [, sample = ''] of printed) {
        for (const line of linesOf(sample)) assert.ok(known.has(line), line);
      }
    });
  }
});
