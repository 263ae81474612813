import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

const header = (page: Page) => page.getByRole('banner');

/** Expects the login page without a remaining overlay of Material, and without private data. */
async function expectLoginPage(page: Page) {
  await expect(page).toHaveURL('/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('.cdk-overlay-pane, .cdk-overlay-backdrop')).toHaveCount(0);
  await expect(page.getByText('IBAN')).toHaveCount(0);
}

for (const { host, signOut } of [
  {
    host: 'a menu item, which is destroyed by the click',
    signOut: async (page: Page) => {
      await page.getByRole('button', { name: 'Open menu' }).click();
      await page.getByRole('menuitem', { name: 'Sign out (menu)' }).click();
    },
  },
  {
    host: 'an icon button',
    signOut: (page: Page) => page.getByRole('button', { name: 'Sign out (icon)' }).click(),
  },
  {
    host: 'a link without href',
    signOut: (page: Page) => page.getByRole('button', { name: 'Sign out (link)' }).click(),
  },
  {
    host: 'a link without href, with Enter',
    signOut: (page: Page) => page.getByRole('button', { name: 'Sign out (link)' }).press('Enter'),
  },
  {
    host: 'a button in a dialog, which closes',
    signOut: async (page: Page) => {
      await page.getByRole('button', { name: 'Open settings' }).click();
      await page
        .getByRole('dialog', { name: 'Settings' })
        .getByRole('button', { name: 'Sign out in the dialog' })
        .click();
    },
  },
]) {
  test(
    `${host}: one request, and the login page`,
    { tag: host.endsWith('Enter') ? '@chromium' : [] },
    async ({ page, signIn, laboratory }) => {
      await signIn();
      laboratory.clear();
      await signOut(page);
      await expectLoginPage(page);
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    },
  );
}

test('a button that is disabled but interactive sends nothing until it is enabled', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  const button = page.getByRole('button', { name: 'Sign out when saved' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await button.focus();
  await expect(button).toBeFocused();
  await button.click({ force: true });
  await page.getByLabel('My work is saved').check();
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await button.click();
  await expectLoginPage(page);
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
});

test('an open dialog closes when another tab signs out', async ({ page, context, signIn }) => {
  await signIn();
  await page.getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/account');
  await header(other).getByRole('button', { name: 'Sign out' }).click();
  await expectLoginPage(page);
});

test('offline, a snack bar warns that the session may be active, and its retry works', async ({
  page,
  context,
  signIn,
  laboratory,
  expected,
}) => {
  expected.push(/keepalive|`cache`/);
  await signIn();
  await context.setOffline(true);
  await header(page).getByRole('button', { name: 'Sign out' }).click();
  const message = page.locator('mat-snack-bar-container');
  await expect(message).toContainText('You may still be signed in.');
  await expect(page.getByText('IBAN')).toHaveCount(0);
  await expect(header(page).getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  await expect(header(page).getByRole('button', { name: 'Sign out' })).toBeVisible();
  await context.setOffline(false);
  await message.getByRole('button', { name: 'Try again' }).click();
  await expectLoginPage(page);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

test('"Sign in" and private data are never visible together, regardless of the outcome', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  await page.evaluate(() => {
    const seen = Object.assign(window, { together: false });
    new MutationObserver(() => {
      const { innerText } = document.body;
      if (innerText.includes('IBAN') && /^Sign in$/m.test(innerText)) seen.together = true;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  laboratory.addFault({ status: 500, delay: 50 });
  await header(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You may still be signed in' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await expectLoginPage(page);
  expect(await page.evaluate(() => (window as never as { together: boolean }).together)).toBe(
    false,
  );
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([500, 204]);
});

test('after the session has ended on the server, the next request leads to the login page', async ({
  page,
  context,
  signIn,
  laboratory,
}) => {
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  await context.clearCookies({ name: 'sid' });
  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await expectLoginPage(page);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});
