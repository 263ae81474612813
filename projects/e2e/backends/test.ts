import { test as base } from '@playwright/test';

import { type Backend, startBackend } from './backend.ts';
import { APP } from './build-app.ts';
import { type Framework, FRAMEWORKS, signIn } from './frameworks.ts';

export interface BackendOptions {
  /** The framework whose recipe is tested. */
  name: Framework['name'];
}

interface PerWorker extends BackendOptions {
  framework: Framework;
  backend: Backend;
}

/** Starts each test with a signed-in user on the private page of the app. */
export const test = base.extend<{ signedIn: undefined }, PerWorker>({
  name: ['express', { option: true, scope: 'worker' }],
  framework: [
    async ({ name }, use) => {
      const framework = FRAMEWORKS.find((each) => each.name === name);
      if (!framework) throw new Error(`Unknown framework '${name}'.`);
      await use(framework);
    },
    { scope: 'worker' },
  ],
  backend: [
    async ({ framework }, use) => {
      const backend = await startBackend(framework.start, APP);
      await use(backend);
      await backend.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ backend }, use) => use(backend.url),
  signedIn: [
    async ({ page, backend, framework }, use) => {
      await backend.sessions('end');
      await signIn(page, framework);
      backend.requests.length = 0;
      await use(undefined);
    },
    { auto: true },
  ],
});
