import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The lines without indentation, because excerpts are not indented. */
const linesOf = (text: string) => text.split('\n').map((line) => line.trim());

/** The code blocks of a page that start with a file name. */
const samplesOf = (page: string, language: string) =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n// (\\S+)\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, file = '', text = '']) => ({ file, text }),
  );

/** @param omitted code of the file that the excerpt leaves out. */
function assertExcerpt(text: string, file: string, omitted = ''): void {
  const source = linesOf(read(file).replace(omitted, '')).join('\n');
  assert.ok(source.includes(linesOf(text).join('\n')), file);
}

describe('the samples of server push and of signing out everywhere', () => {
  for (const page of ['docs/server-push.md', 'docs/sign-out-everywhere.md']) {
    it(`are excerpts of the reference server: ${page}`, () => {
      const samples = samplesOf(page, 'typescript');
      assert.ok(samples.length >= 2);
      for (const { file, text } of samples) assertExcerpt(text, file);
    });
  }

  it('include the listener of the playground', () => {
    const sample = samplesOf('docs/server-push.md', 'ts').find(
      ({ file }) => file === 'session-events.ts',
    );
    assertExcerpt(
      sample?.text ?? 'missing',
      'projects/playground/src/app/session/session-events.ts',
      // The playground also simulates sign-outs, which must not be announced to the server.
      ' || this.#session.playing()',
    );
  });
});
