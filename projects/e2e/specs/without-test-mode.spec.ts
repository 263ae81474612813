import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { startServer } from '../../server/src/server.ts';

const playgroundFolder = join(import.meta.dirname, '../../../dist/playground/browser');

/** The playground as `npm start` serves it: with a record, but without test mode. */
const test = base.extend<{ url: string }>({
  url: async ({}, use) => {
    const server = await startServer({ record: true, playgroundFolder });
    await use(server.url);
    await server.close();
  },
  baseURL: ({ url }, use) => use(url),
});

test.beforeEach(async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('User name').fill(DEMO_ACCOUNT.username);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('IBAN')).toBeVisible();
});

test('the in-flight behaviors are compared without test mode, with the selected response time', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'In flight' }).click();
  await page.getByLabel('The server takes').selectOption('0.5 s');
  const firstResponse = page.waitForResponse('/rehearsals/*/executeAll/logout');
  await page.getByRole('button', { name: 'Click six times' }).click();
  const request = (await firstResponse).request();
  expect(request.timing().responseStart).toBeGreaterThanOrEqual(490);
  const track = (name: string) => page.getByRole('main').getByRole('region', { name });
  await expect(track('executeAll').getByText('6 requests reached the server')).toBeVisible();
  // The number depends on how quickly the clicks follow each other.
  for (const behavior of ['executeLast', 'doNotExecute']) {
    await expect(track(behavior).getByText(/[1-6] requests? reached the server/)).toBeVisible();
  }
});

test('a visitor can try a sign-out on the home page, without errors in the console', async ({
  page,
  context,
}) => {
  await context.clearCookies();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Menu of Dora Demo' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('main').getByText('Signed out', { exact: true })).toBeVisible();
  expect((await page.request.get('/api/account')).status()).toBe(401);
  await page.getByRole('button', { name: 'Click six times' }).click();
  await expect(page.getByText('6 clicks, 1 request.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Clicks on' })).toContainText('already signed out');
  expect(complaints).toEqual([]);
});

test('the server simulates failures without test mode, each for one sign-out', async ({ page }) => {
  await page.getByRole('link', { name: 'What if' }).click();
  const signOut = page.getByRole('main').getByRole('button', { name: 'Sign out' });
  for (const [failure, outcome] of [
    ['The server fails: 500', 'failed: server (500)'],
    ['The XSRF token is stale', 'signed out'],
    ['Nothing goes wrong', 'signed out'],
  ] as const) {
    await page.getByLabel(failure).check();
    await signOut.click();
    await expect(page.locator('.outcome')).toHaveText(outcome);
  }
  const record = (await (await page.request.get('/record')).json()) as { status: number }[];
  expect(record.map(({ status }) => status)).toEqual([500, 403, 204, 204]);
});
