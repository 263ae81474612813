import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { complaintsAbout, samplesOf } from './samples.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Libraries that only the app in `projects/e2e/oidc` has. */
const OF_OTHERS = /OAuthService|OidcSecurityService|Keycloak|USER_MANAGER|AuthService|MsalService/;

/** What a reader has to replace by his own. */
const PLACEHOLDER = /https:|clientId|redirectTo/;

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
  const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`);
  const samples = ['README.md', ...pages].flatMap(samplesOf);

  it('compile, templates included, with nothing but imports added', () => {
    const own = samples.filter(({ text }) => !OF_OTHERS.test(text));
    assert.deepEqual(complaintsAbout(own, SURROUNDINGS), []);
  });

  it('are recipes, line by line, which the app in projects/e2e/oidc compiles, where they need the libraries of others', () => {
    const folder = join(ROOT, 'projects/e2e/oidc/src');
    const compiled = [
      'main.ts',
      ...readdirSync(join(folder, 'recipes')).map((file) => `recipes/${file}`),
    ]
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
      .split('\n')
      .map((line) => line.trim());
    const recipes = samples.filter(({ text }) => OF_OTHERS.test(text));
    assert.ok(recipes.length >= 7);
    for (const { place, text } of recipes) {
      for (const line of text.split('\n').map((each) => each.trim())) {
        const known =
          PLACEHOLDER.test(line) || /^import|^provide/.test(line) || compiled.includes(line);
        assert.ok(known || /^[\s)},;]*$/.test(line), `${place}: ${line}`);
      }
    }
  });

  for (const [fault, rotten] of [
    ['a wrong type', '```ts\ninjectLogoutAction({ redirectTo: 5 });\n```\n'],
    ['a name that is no more', '```ts\nwithEverything();\n```\n'],
    ['a wrong input in a template', '```html\n<button [logoutAktion]="action">Out</button>\n```\n'],
  ] as const) {
    it(`would be found out if they did not: ${fault}`, () => {
      const page = 'test-results/rotten.md';
      writeFileSync(join(ROOT, page), rotten);
      const complaints = complaintsAbout(samplesOf(page), SURROUNDINGS);
      assert.equal(complaints.length, 1);
      assert.ok(complaints[0]?.startsWith(`${page}:2: `), complaints[0]);
    });
  }
});
