import { type BrowserContext, expect, type Page } from '@playwright/test';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { serverTest } from './server.ts';

export { expect };

interface PerTest {
  /** Signs in with the demo account without using the login page, and opens a URL. */
  signIn: (address?: string, page?: Page) => Promise<void>;
  /**
   * Violations of the Content Security Policy, and warnings and errors. Unexpected ones make the
   * test fail.
   */
  complaints: string[];
  /** Complaints that the test expects. */
  expected: RegExp[];
}

/** Logs violations of the Content Security Policy and errors as text, which not all engines do. */
function logAsText(): void {
  const report = console.error;
  console.error = (...words: unknown[]) =>
    report(...words.map((word) => (word instanceof Error ? String(word) : word)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`CSP violation: ${violatedDirective} ${blockedURI}`);
  });
}

/** Playwright's test, extended for the app. */
export const test = serverTest.extend<PerTest>({
  baseURL: ({ server }, use) => use(server.url),
  expected: ({}, use) => use([]),
  complaints: [
    async ({ page, expected }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // Browsers log each 4xx response. The tests check the responses themselves.
        const expected = message.text().startsWith('Failed to load resource');
        if (['error', 'warning'].includes(message.type()) && !expected)
          complaints.push(message.text());
      });
      await page.addInitScript(logAsText);
      await use(complaints);
      const unexpected = complaints.filter((text) => !expected.some((known) => known.test(text)));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
  signIn: ({ page: ownPage }, use) =>
    use(async (address = '/account', page = ownPage) => {
      await signInWithoutPage(page.context());
      await page.goto(address);
      if (address === '/account') await expect(page.getByText('IBAN')).toBeVisible();
    }),
});

/** Sends the same requests as the login page, without loading it. */
async function signInWithoutPage(context: BrowserContext): Promise<void> {
  await context.request.get('/csrf');
  const cookies = await context.cookies();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await context.request.post('/login', {
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
    data: DEMO_ACCOUNT,
  });
  expect(answer.status()).toBe(200);
}
