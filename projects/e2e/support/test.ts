import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { test as base, expect, type Page } from '@playwright/test';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import type { Laboratory } from '../../server/src/laboratory.ts';
import { type RunningServer, startServer } from '../../server/src/server.ts';

export { expect };

const DIST = join(import.meta.dirname, '../../../dist');

interface PerTest {
  /** What the server has seen, and what it is told to do wrong. */
  laboratory: Laboratory;
  /** Signs the demo account in by the login page. */
  signIn: (page?: Page) => Promise<void>;
  /** What no test may end with: CSP violations, warnings, errors that nobody expected. */
  complaints: string[];
  /** Complaints that the test provokes. */
  expected: RegExp[];
}

interface PerWorker {
  /** The built app that is served. @default 'playground' */
  app: `${'playground' | 'ng-module-app'}${'' | '-development'}`;
  /** The OpenID Provider beside it is there where `provider` is on. */
  server: RunningServer & { laboratory: Laboratory };
  /** @default false */
  provider: boolean;
}

/** Reports what the page's Content Security Policy refuses. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`CSP violation: ${violatedDirective} ${blockedURI}`);
  });
}

/** Playwright's test with the real server, which serves a built app, one for each worker. */
export const test = base.extend<PerTest, PerWorker>({
  app: ['playground', { option: true, scope: 'worker' }],
  provider: [false, { option: true, scope: 'worker' }],
  server: [
    async ({ app, provider }, use) => {
      const playgroundFolder = join(DIST, app, 'browser');
      if (!existsSync(playgroundFolder)) throw new Error('Build it first: npm run build:apps');
      const server = await startServer({
        testMode: true,
        playgroundFolder,
        ...(provider && { provider: {} }),
      });
      if (!server.laboratory) throw new Error('The server is not in its test mode.');
      await use({ ...server, laboratory: server.laboratory });
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.url),
  laboratory: async ({ server }, use) => {
    server.laboratory.clear();
    await use(server.laboratory);
    server.laboratory.clear();
  },

  expected: ({}, use) => use([]),
  complaints: [
    async ({ page, expected }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // The browser's own line for an answer of 4xx; the tests look at the answer itself.
        const expected = message.text().startsWith('Failed to load resource');
        if (['error', 'warning'].includes(message.type()) && !expected)
          complaints.push(message.text());
      });
      await page.addInitScript(reportViolations);
      await use(complaints);
      const unexpected = complaints.filter((text) => !expected.some((known) => known.test(text)));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
  signIn: ({ page: ownPage }, use) =>
    use(async (page = ownPage) => {
      await page.goto('/login');
      await page.getByLabel('User name').fill(DEMO_ACCOUNT.username);
      await page.getByLabel('Password').fill(DEMO_ACCOUNT.password);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await expect(page).toHaveURL('/account');
      await expect(page.getByText('IBAN')).toBeVisible();
    }),
});
