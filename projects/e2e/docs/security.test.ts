import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { type RunningServer, startServer } from '../../server/src/server.ts';

const FOLDER = join(import.meta.dirname, '../../../docs');
const page = readFileSync(join(FOLDER, 'security.md'), 'utf8');

/** The linked tests by label: the file, and a part of the title. */
const TESTS = new Map(
  [...page.matchAll(/^\[([\w-]+)\]: (\S+)\s+['"](.+)['"]$/gm)].map(
    ([, label = '', file = '', title = '']) => [label, { file, title }] as const,
  ),
);

/** The sentences of the list items in a section. */
function sentencesOf(heading: string): string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [text = ''] = section.split(/^## |^\[/m);
  const items = text.match(/^- .*(\n {2}.*)*/gm) ?? [];
  return items.flatMap((item) =>
    item
      .replace(/^- |\s*\n\s*/g, ' ')
      .trim()
      .split(/(?<=\.) (?=[A-Z])/),
  );
}

describe('docs/security.md', () => {
  let server: RunningServer;

  before(async () => {
    server = await startServer();
  });
  after(() => server.close());

  it('links each sentence of a promise to a test', () => {
    const sentences = sentencesOf('What it promises');
    assert.ok(sentences.length > 20);
    for (const sentence of sentences) assert.match(sentence, /\(\[test\]\[[\w-]+\]\)\.$/);
  });

  it('links to tests that exist, by their titles', () => {
    const used = new Set([...page.matchAll(/\]\[([\w-]+)\]/g)].map(([, label = '']) => label));
    assert.deepEqual([...TESTS.keys()].sort(), [...used].sort());
    for (const { file, title } of TESTS.values()) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      assert.ok(text.includes(title), `${file}: ${title}`);
    }
  });

  it('is served with links to the sources of the tests, but to no other files', async () => {
    const html = await (await fetch(`${server.url}/docs/security`)).text();
    const links = new Set(
      [...html.matchAll(/href="(\/docs\/source\/projects\/[^"]+)"/g)].map(([, link = '']) => link),
    );
    assert.equal(links.size, new Set([...TESTS.values()].map(({ file }) => file)).size);
    for (const link of links) {
      const { status, headers } = await fetch(server.url + link);
      assert.equal(status, 200, link);
      assert.match(headers.get('content-type') ?? '', /^text\/plain/);
    }
    for (const path of [
      'package.json.txt',
      'projects/server/src/main.ts.txt',
      'projects/..%2f..%2f..%2f..%2fetc/passwd',
    ]) {
      assert.equal((await fetch(`${server.url}/docs/source/${path}`)).status, 404, path);
    }
  });
});
