import type { BrowserContext, Page } from '@playwright/test';

import { clickSignOut, confirmSignOut, expect, reached, signIn, test } from './provider-test.ts';

/** Opens a tab that signs in without credentials, because the session at the provider is active. */
async function openSecondTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto('/');
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab.getByText('Signed in as demo')).toBeVisible();
  return tab;
}

test('another tab follows when the document leaves for the provider, and not earlier', async ({
  page,
  context,
  provider,
}) => {
  await signIn(page);
  const other = await openSecondTab(context);
  provider.laboratory?.addFault({ method: 'GET', path: '/session/end', delay: 2_000 });
  await clickSignOut(page);
  await expect.poll(() => reached(provider, 'GET /session/end').length).toBe(1);
  await expect(other.getByText('Signed in as demo')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
  await expect(other.getByText('You are signed out')).toBeVisible();
});

test('a tab that signs in automatically stays signed out after the provider has ended its session', async ({
  page,
  context,
}) => {
  await signIn(page);
  const other = await openSecondTab(context);
  await page.evaluate(() => localStorage.setItem('auto-login', 'yes'));
  await clickSignOut(page);
  await confirmSignOut(page);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { name: 'Sign in at the provider' })).toBeVisible();
  }
});

test('another tab follows even if the user stays on the page of the provider', async ({
  page,
  context,
}) => {
  await signIn(page);
  const other = await openSecondTab(context);
  await clickSignOut(page);
  await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
  await page.close();
  await expect(other.getByText('You are signed out')).toBeVisible();
});

const TABS = 20;

/** The requests that must reach the provider, by HTTP method of the sign-out. */
const ARRIVALS = [
  { method: 'get', request: 'POST /token/revocation' },
  { method: 'post', request: 'POST /session/end' },
];

for (const { method, request } of ARRIVALS) {
  test(`${request} arrives from all ${TABS} tabs that are closed 10 ms after the click`, async ({
    page,
    context,
    provider,
  }) => {
    test.setTimeout(120_000);
    await context.addInitScript((value) => localStorage.setItem('method', value), method);
    await signIn(page);
    provider.laboratory?.clear();
    for (let round = 0; round < TABS; round++) {
      const tab = await openSecondTab(context);
      // Waits for the discovery of angular-oauth2-oidc, and for that of `withOidcLogout`.
      await tab.waitForFunction(
        (count) =>
          performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('openid-configuration')).length === count,
        method === 'get' ? 2 : 1,
      );
      await tab
        .getByRole('button', { name: 'Sign out' })
        .evaluate(async (button: HTMLElement) => {
          button.click();
          await new Promise((resolve) => setTimeout(() => resolve(undefined), 10));
        })
        // The document may have left by then, which ends the evaluation.
        .catch(() => undefined);
      await tab.close();
    }
    await expect.poll(() => reached(provider, request).length).toBe(TABS);
  });
}
