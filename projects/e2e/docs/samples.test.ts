import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { complaintsAbout } from './samples.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Its samples need the libraries that they are about, which the app in `projects/e2e/oidc` has. */
const COMPILED_ELSEWHERE = 'oidc.md';

describe('the samples of the documentation', () => {
  it('compile, templates included, with nothing but imports added', () => {
    const pages = readdirSync(join(ROOT, 'docs'))
      .filter((file) => file.endsWith('.md') && file !== COMPILED_ELSEWHERE)
      .map((file) => `docs/${file}`);
    const complaints = complaintsAbout(['README.md', ...pages], {
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
    });
    assert.deepEqual(complaints, []);
  });
});
