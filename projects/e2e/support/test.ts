import { type BrowserContext, expect, type Page } from '@playwright/test';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { serverTest } from './server.ts';

export { expect };

interface PerTest {
  /** Signs the demo account in, without the login page, and opens an address. */
  signIn: (address?: string, page?: Page) => Promise<void>;
  /** What makes a test fail: CSP violations, and unexpected warnings and errors. */
  complaints: string[];
  /** Complaints that the test provokes. */
  expected: RegExp[];
}

/** Reports what the page's Content Security Policy refuses, and errors in words, which not every engine does. */
function reportInWords(): void {
  const report = console.error;
  console.error = (...words: unknown[]) =>
    report(...words.map((word) => (word instanceof Error ? String(word) : word)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`CSP violation: ${violatedDirective} ${blockedURI}`);
  });
}

/** Playwright's test, with what is known of the page. */
export const test = serverTest.extend<PerTest>({
  baseURL: ({ server }, use) => use(server.url),
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
      await page.addInitScript(reportInWords);
      await use(complaints);
      const unexpected = complaints.filter((text) => !expected.some((known) => known.test(text)));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
  signIn: ({ page: ownPage }, use) =>
    use(async (address = '/account', page = ownPage) => {
      await signInByRequests(page.context());
      await page.goto(address);
      if (address === '/account') await expect(page.getByText('IBAN')).toBeVisible();
    }),
});

/** A document and a form less than by the login page, which sends the same. */
async function signInByRequests(context: BrowserContext): Promise<void> {
  await context.request.get('/csrf');
  const cookies = await context.cookies();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await context.request.post('/login', {
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
    data: DEMO_ACCOUNT,
  });
  expect(answer.status()).toBe(200);
}
