import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { complaintsAbout, fileOf, runSpecs, samplesOf } from './samples.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'test-results/samples');

/** Names from libraries that only the OpenID Connect examples install. */
const FOREIGN_NAMES =
  /OAuthService|OidcSecurityService|Keycloak|USER_MANAGER|AuthService|MsalService/;

/** Values that readers replace with their own. */
const PLACEHOLDER = /https:|clientId|redirectTo/;

describe('the samples of the documentation', () => {
  const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/^(?:api|about)\b/.test(file))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`);
  const samples = ['README.md', 'projects/ngx-logout-action/README.md', ...pages].flatMap(
    samplesOf,
  );

  it('are complete files that start with their name', () => {
    const fragments = samples.filter((sample) => !fileOf(sample)).map(({ place }) => place);
    assert.deepEqual(fragments, []);
  });

  it('compile unchanged, including templates', () => {
    const standalone = samples.filter(({ text }) => !FOREIGN_NAMES.test(text));
    assert.ok(standalone.length > 40);
    assert.deepEqual(complaintsAbout(standalone, FOLDER), []);
  });

  it('pass if they are specs', () => {
    const { passed, failed, report } = runSpecs(samples, join(ROOT, 'test-results/specs'));
    assert.equal(failed, 0, report);
    assert.ok(passed >= 3, report);
  });

  it('consist of lines that the examples compile, if they need other libraries', () => {
    const folder = join(ROOT, 'examples');
    const compiled = globSync('oidc-*/src/**/*.ts', { cwd: folder })
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
      .split('\n')
      .map((line) => line.trim());
    const recipes = samples.filter(({ text }) => FOREIGN_NAMES.test(text));
    assert.ok(recipes.length >= 7);
    for (const { place, text } of recipes) {
      for (const line of text.split('\n').map((each) => each.trim())) {
        const known =
          PLACEHOLDER.test(line) || /^import|^provide/.test(line) || compiled.includes(line);
        assert.ok(known || /^[\s)},;]*$|^\/\/ /.test(line), `${place}: ${line}`);
      }
    }
  });

  for (const [fault, broken] of [
    [
      'a wrong type',
      `\`\`\`ts\nimport { injectLogoutAction } from 'ngx-logout-action';\n\nexport const leave = () => injectLogoutAction({ redirectTo: 5 });\n\`\`\`\n`,
    ],
    [
      'a name that does not exist',
      `\`\`\`ts\nimport { withEverything } from 'ngx-logout-action';\n\nexport const all = withEverything();\n\`\`\`\n`,
    ],
    ['a missing import', '```ts\nexport const leave = () => injectLogoutAction();\n```\n'],
    ['a wrong input in a template', '```html\n<button [logoutAktion]="action">Out</button>\n```\n'],
  ] as const) {
    it(`are reported if they do not compile: ${fault}`, () => {
      const page = 'test-results/broken.md';
      writeFileSync(join(ROOT, page), broken);
      const complaints = complaintsAbout(samplesOf(page), FOLDER);
      assert.equal(complaints.length, 1, complaints.join('\n'));
      assert.ok(complaints[0]?.startsWith(`${page}:2: `), complaints[0]);
    });
  }
});
