import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { startServer } from '../../server/src/server.ts';

const playgroundFolder = join(import.meta.dirname, '../../../dist/playground/browser');

/** The playground as `npm start` serves it: with a record, and without test mode. */
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

test('the server shows its record of sign-outs, and answers seem slow', async ({ page }) => {
  await page.getByRole('link', { name: 'In flight' }).click();
  await page.getByLabel('doNotExecute').check();
  const started = Date.now();
  await page.getByRole('button', { name: 'Click six times' }).click();
  const record = page.getByRole('region', { name: 'Requests that reached the server' });
  await expect(record.getByText('POST /logout')).toHaveCount(1);
  await expect(record.getByText('204')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeEnabled();
  expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
});

test('the playground says how to order faults, and lets the user choose none', async ({ page }) => {
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(page.getByText('npm start -- --test-mode')).toBeVisible();
  await expect(page.getByLabel('The server never answers')).toBeDisabled();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.locator('.outcome')).toHaveText('signed out');
});
