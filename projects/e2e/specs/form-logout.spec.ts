import type { Page } from '@playwright/test';

import { useExperiment } from '../support/experiment.ts';
import { expect, test } from '../support/test.ts';

/**
 * Like Spring Security, the server responds to the form with a 302 to its OpenID Provider; see
 * docs/cookbook/spring.md.
 */
test.use({ app: 'rules-app', provider: true });

/** Globals of the app. */
declare const logoutAction: { invoke(): Promise<{ status: string; reason?: string }> };

const signOutButton = (page: Page) => page.locator('app-root > main > button');

/**
 * The failure message on the page. Uses a script, because locators wait for pending navigations,
 * even if they never end.
 */
const errorTextOf = (page: Page) =>
  page.evaluate(() => document.querySelector('[role=alert]')?.textContent);

/** Clicks a button with a script, for the same reason. */
const press = (page: Page, name: string) =>
  page.evaluate((text) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((button) => button.textContent.trim() === text)?.click();
  }, name);

test.beforeEach(({ expected }) => {
  // Firefox requests a favicon from the provider, whose policy does not allow images.
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
  'Back from the provider shows nothing of the ended session',
  { tag: '@history' },
  async ({ page, context }) => {
    const log: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    await context.addInitScript(() => {
      // This listener runs first, before the page may become visible again.
      window.addEventListener('pageshow', ({ persisted }) => {
        const shown = document.documentElement.checkVisibility();
        console.info(persisted ? `restored, shown: ${shown}` : `loaded ${location.pathname}`);
      });
    });
    await useExperiment(context, 'form');
    await signInAtProvider(page);
    await press(page, 'Sign out');
    await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
    await page.evaluate(() => void setTimeout(() => history.back()));
    const ofApp = () => log.filter((text) => /^restored|^loaded .account/.test(text));
    await expect
      .poll(() => ofApp().slice(-2))
      .toEqual(['restored, shown: false', 'loaded /account']);
  },
);

test('if the server responds without a document, the call fails, and the next attempt works', async ({
  page,
  context,
  laboratory,
}) => {
  await useExperiment(context, 'form');
  await signInAtProvider(page);
  const other = await context.newPage();
  await other.goto('/');
  laboratory.addFault({ path: '/bff/logout', status: 204 });
  await press(page, 'Sign out');
  await expect.poll(() => errorTextOf(page)).toContain('You may still be signed in (network).');
  // A failed sign-out does not notify other tabs.
  await expect(other.getByText('Private data')).toBeVisible();
  expect((await page.request.get('/api/account')).status()).toBe(200);
  await press(page, 'Try again');
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
  const statuses = laboratory.requests('POST /bff/logout').map(({ status }) => status);
  expect(statuses).toEqual([204, 302]);
});

test('a form that the Content Security Policy blocks fails immediately', async ({
  page,
  context,
  expected,
}) => {
  expected.push(/form-action/);
  await useExperiment(context, 'blocked form');
  await signInAtProvider(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  // Within less than the five seconds after which a document counts as kept.
  for (const button of ['Sign out', 'Try again']) {
    await press(page, button);
    await expect.poll(() => errorTextOf(page), { timeout: 4_000 }).toContain('(network)');
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
  laboratory.addFault({ path: '/bff/logout', delay: 500 });
  const outcome = await page.evaluate(() => {
    void logoutAction.invoke();
    return logoutAction.invoke();
  });
  expect(outcome).toEqual({ status: 'discarded', reason: 'unavailable' });
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
});
