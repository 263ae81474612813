import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { complaintsAbout } from './samples.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Its samples need the libraries that they are about, which the app in `projects/e2e/oidc` has. */
const COMPILED_ELSEWHERE = 'oidc.md';

const SURROUNDINGS = {
  folder: join(ROOT, 'test-results/samples'),
  app: join(import.meta.dirname, 'app.ts'),
  packages: [
    'ngx-logout-action',
    ...['devtools', 'oidc', 'testing'].map((entry) => `ngx-logout-action/${entry}`),
    ...['core', 'core/testing', 'common', 'common/http', 'platform-browser', 'router'].map(
      (name) => `@angular/${name}`,
    ),
    '@angular/cdk/testing/testbed',
    'rxjs',
  ],
};

describe('the samples of the documentation', () => {
  it('compile, templates included, with nothing but imports added', () => {
    const pages = readdirSync(join(ROOT, 'docs'))
      .filter((file) => file.endsWith('.md') && file !== COMPILED_ELSEWHERE)
      .map((file) => `docs/${file}`);
    assert.deepEqual(complaintsAbout(['README.md', ...pages], SURROUNDINGS), []);
  });

  for (const [fault, rotten] of [
    ['a wrong type', '```ts\ninjectLogoutAction({ redirectTo: 5 });\n```\n'],
    ['a name that is no more', '```ts\nwithEverything();\n```\n'],
    ['a wrong input in a template', '```html\n<button [logoutAktion]="action">Out</button>\n```\n'],
  ] as const) {
    it(`would be found out if they did not: ${fault}`, () => {
      const page = 'test-results/rotten.md';
      writeFileSync(join(ROOT, page), rotten);
      const complaints = complaintsAbout([page], SURROUNDINGS);
      assert.equal(complaints.length, 1);
      assert.ok(complaints[0]?.startsWith(`${page}:2: `), complaints[0]);
    });
  }
});
