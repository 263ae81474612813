import type { Page } from '@playwright/test';

import { useExperiment } from '../support/experiment.ts';
import { expect, test } from '../support/test.ts';

/** A server that answers the form with 302 to its OpenID Provider, like Spring Security: docs/cookbook/spring.md. */
test.use({ app: 'rules-app', provider: true });

/** What the app offers to the console. */
declare const logoutAction: { invoke(): Promise<{ status: string; reason?: string }> };

const signOutButton = (page: Page) => page.locator('app-root > main > button');

/** What the page says of a failure. By script: locators wait for a navigation that has begun, even if it never ends. */
const problemOf = (page: Page) =>
  page.evaluate(() => document.querySelector('[role=alert]')?.textContent);

/** Presses a button by script, for the same reason. */
const press = (page: Page, name: string) =>
  page.evaluate((text) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((button) => button.textContent.trim() === text)?.click();
  }, name);

test.beforeEach(({ expected }) => {
  // Firefox asks for an icon of the provider, whose policy allows no images.
  expected.push(/favicon/);
});

async function signInAtProvider(page: Page): Promise<void> {
  await page.goto('/bff/login');
  await page.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Private data')).toBeVisible();
}

test('six clicks send one form, and the session ends here and at the provider', async ({
  page,
  context,
  server,
  laboratory,
}) => {
  await useExperiment(context, 'form');
  await signInAtProvider(page);
  await signOutButton(page).evaluate((button: HTMLElement) => {
    for (let click = 0; click < 6; click++) button.click();
  });
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page).toHaveURL('/login');
  const forms = laboratory.requests('POST /bff/logout');
  expect(forms.map(({ status }) => status)).toEqual([302]);
  expect(forms[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(forms[0]?.headers['sec-fetch-mode']).toBe('navigate');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  expect(server.provider?.laboratory?.requests('GET /session/end')).toHaveLength(1);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test('other tabs follow when the document leaves', async ({ page, context, laboratory }) => {
  await useExperiment(context, 'form');
  await signInAtProvider(page);
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await signOutButton(page).click();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
  expect(laboratory.requests('POST /bff/logout')).toHaveLength(1);
});

test(
  'Back from the provider shows nothing of the session that has ended',
  { tag: '@history' },
  async ({ page, context }) => {
    const log: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    await context.addInitScript(() => {
      // Registered first, so it runs before the page may show again.
      window.addEventListener('pageshow', ({ persisted }) => {
        const shown = document.documentElement.checkVisibility();
        console.info(persisted ? `restored, shown: ${shown}` : `loaded ${location.pathname}`);
      });
    });
    await useExperiment(context, 'form');
    await signInAtProvider(page);
    await press(page, 'Sign out');
    await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
    await page.evaluate(() => history.back());
    const ofApp = () => log.filter((text) => /^restored|^loaded .account/.test(text));
    await expect
      .poll(() => ofApp().slice(-2))
      .toEqual(['restored, shown: false', 'loaded /account']);
  },
);

test('a server that keeps the document has not signed the user out, and the next try does', async ({
  page,
  context,
  laboratory,
}) => {
  await useExperiment(context, 'form');
  await signInAtProvider(page);
  const other = await context.newPage();
  await other.goto('/');
  laboratory.befall({ path: '/bff/logout', status: 204 });
  await press(page, 'Sign out');
  await expect.poll(() => problemOf(page)).toContain('You may still be signed in (network).');
  // A failed sign-out is not told to other tabs.
  await expect(other.getByText('Private data')).toBeVisible();
  expect((await page.request.get('/api/account')).status()).toBe(200);
  await press(page, 'Try again');
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
  const statuses = laboratory.requests('POST /bff/logout').map(({ status }) => status);
  expect(statuses).toEqual([204, 302]);
});

test('a form that the Content Security Policy blocks is a failure at once', async ({
  page,
  context,
  expected,
}) => {
  expected.push(/form-action/);
  await useExperiment(context, 'blocked form');
  await signInAtProvider(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  // Sooner than the five seconds after which a document counts as kept.
  for (const button of ['Sign out', 'Try again']) {
    await press(page, button);
    await expect.poll(() => problemOf(page), { timeout: 4_000 }).toContain('(network)');
  }
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect((await page.request.get('/api/account')).status()).toBe(200);
});

test('calls made while the document is leaving are discarded', async ({
  page,
  context,
  laboratory,
}) => {
  await useExperiment(context, 'form');
  await signInAtProvider(page);
  laboratory.befall({ path: '/bff/logout', delay: 500 });
  const outcome = await page.evaluate(() => {
    void logoutAction.invoke();
    return logoutAction.invoke();
  });
  expect(outcome).toEqual({ status: 'discarded', reason: 'unavailable' });
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
});
