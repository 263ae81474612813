import type { BrowserContext, Page } from '@playwright/test';

import { OTHER_ACCOUNT } from '../../server/src/accounts.ts';
import { expect, test } from '../support/test.ts';

/** A small app, here with `withOfflineLogout`, `withSession`, `withTabSync`, and `withFailureHandler`. */
test.use({ app: 'rules-app' });

const PENDING = 'Your sign-out will be completed when you are online.';
const MARKER = 'ngx-logout-action:offline:/';

/** With `session`, or until a user signs in; the last one with `withIdleLogout`, too. */
type Experiment = 'offline' | 'offline-until-sign-in' | 'idle-offline';

const use = (context: BrowserContext, experiment: Experiment) =>
  context.addInitScript((name) => {
    // Scripts run in the empty document before the page, too, where Firefox denies the storage.
    if (origin !== 'null') sessionStorage.setItem('experiment', name);
  }, experiment);

/** What needs the server; the rest of the app could come from a service worker. */
const needsServer = ({ pathname }: URL) => /^\/(logout|login|csrf|api\/)/.test(pathname);
const isDocument = ({ pathname }: URL) => pathname === '/login';

/** Takes the network away from the browser. Firefox's driver cannot, but it can abort each request. */
async function goOffline(context: BrowserContext): Promise<void> {
  if (isChromium(context)) {
    await context.route(
      (url) => !needsServer(url) || isDocument(url),
      async (route) => route.fulfill({ response: await route.fetch() }),
    );
    await context.setOffline(true);
  } else {
    await context.route(
      (url) => needsServer(url) && !isDocument(url),
      (route) => route.abort('internetdisconnected'),
    );
  }
}

async function goOnline(context: BrowserContext): Promise<void> {
  await context.unrouteAll();
  if (isChromium(context)) return context.setOffline(false);
  await Promise.all(
    context.pages().map((page) => page.evaluate(() => dispatchEvent(new Event('online')))),
  );
}

const isChromium = (context: BrowserContext) =>
  context.browser()?.browserType().name() === 'chromium';

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' }).click();

const isSignedIn = async (page: Page) => (await page.request.get('/api/account')).status() === 200;

const marker = (page: Page) => page.evaluate((key) => localStorage.getItem(key), MARKER);

/** Opens the account page of a user, who signs out without a network. */
async function signOutOffline(page: Page, signIn: (address: string) => Promise<void>) {
  await signIn('/');
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await goOffline(page.context());
  await signOut(page);
  await expect(page.getByText(PENDING)).toBeVisible();
}

test('a user who goes away without a network is signed out, and the sign-out is completed later', async ({
  page,
  context,
  signIn,
  laboratory,
}) => {
  await use(context, 'idle-offline');
  await page.clock.install();
  await signIn('/');
  await expect(page.getByText('Private data')).toBeVisible();
  await goOffline(context);
  await page.clock.runFor(31_000);
  await expect(page.getByText(PENDING)).toBeVisible();
  await expect(page.getByText('Private data')).toHaveCount(0);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await goOnline(context);
  await expect
    .poll(() => laboratory.requests('POST /logout').map(({ status }) => status))
    .toEqual([204]);
  await expect(page.getByText(PENDING)).toHaveCount(0);
  expect(await isSignedIn(page)).toBe(false);
});

for (const experiment of ['offline', 'offline-until-sign-in'] as const) {
  // How sessions are told apart is the same in each engine.
  const tag = experiment === 'offline' ? [] : ['@once'];
  test.describe(`a sign-out made offline (${experiment})`, { tag }, () => {
    test.beforeEach(({ context }) => use(context, experiment));

    test('is over for the user at once, in every tab, and at the server once the network is back', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await signIn('/');
      await page.getByRole('link', { name: 'Orders' }).click();
      const other = await context.newPage();
      await other.goto('/');
      await expect(other.getByText('Private data')).toBeVisible();
      laboratory.clear();
      await goOffline(context);

      // Other engines have two windows to draw, which takes a shared machine seconds.
      const timeout = isChromium(context) ? 1_000 : 10_000;
      await signOut(page);
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout });
      await expect(page.getByText(PENDING)).toBeVisible();
      await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout });
      await expect(other.getByText(PENDING)).toBeVisible();

      await page.evaluate(() => history.back());
      await expect(page).toHaveURL('/login');
      await expect(page.getByText('Private data')).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);

      await page.reload();
      await expect(page.getByText(PENDING)).toBeVisible({ timeout: 20_000 });
      expect(laboratory.requests('POST /logout')).toEqual([]);
      expect(await isSignedIn(page)).toBe(true);

      await goOnline(context);
      await expect(page.getByText(PENDING)).toHaveCount(0);
      await expect(other.getByText(PENDING)).toHaveCount(0);
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
      expect(await isSignedIn(page)).toBe(false);
      expect(await marker(page)).toBeNull();
    });

    test('is completed by the next page, before its first navigation', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await signOutOffline(page, signIn);
      const next = await context.newPage();
      await page.close();
      await goOnline(context);
      laboratory.clear();
      laboratory.befall({ delay: 500 });
      await next.goto('/');
      await expect(next.getByRole('heading', { name: 'Account' })).toBeVisible();
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
      await expect(next.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
      expect(await isSignedIn(next)).toBe(false);
    });

    test('signs no one in by the cookie that is still alive', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await signOutOffline(page, signIn);
      laboratory.befall({ status: 503, headers: { 'Retry-After': '3600' }, times: 0 });
      const next = await context.newPage();
      await page.close();
      await goOnline(context);
      await next.goto('/login');
      await expect(next.getByText(PENDING)).toBeVisible();
      expect(await isSignedIn(next)).toBe(true);
      await next.goto('/');
      await expect(next.getByRole('heading', { name: 'Account' })).toBeVisible();
      await expect(next.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([503]);
    });

    test('never ends the session of a user who signs in before the network is back', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await signIn('/');
      await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
      await context.route('/logout', (route) => route.abort('connectionfailed'));
      await signOut(page);
      await expect(page.getByText(PENDING)).toBeVisible();
      laboratory.clear();
      await page.getByLabel('User name').fill(OTHER_ACCOUNT.username);
      await page.getByLabel('Password').fill(OTHER_ACCOUNT.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
      await expect.poll(() => marker(page)).toBeNull();

      await context.unrouteAll();
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.goto('/orders');
      await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Load' }).click();
      await expect.poll(() => laboratory.requests('GET /api/account').at(0)?.status).toBe(200);
      expect(laboratory.requests('POST /logout')).toEqual([]);
      expect(await (await page.request.get('/api/me')).json()).toMatchObject({ name: 'Gil Guest' });
    });
  });
}

test.describe('a sign-out made offline', () => {
  test.beforeEach(({ context }) => use(context, 'offline'));

  test(
    'is tried less and less often while the server answers 503, and then succeeds once',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await signOutOffline(page, signIn);
      laboratory.clear();
      laboratory.befall({ status: 503, times: 2 });
      await goOnline(context);
      await expect(page.getByText(PENDING)).toHaveCount(0, { timeout: 30_000 });
      const requests = laboratory.requests('POST /logout');
      expect(requests.map(({ status }) => status)).toEqual([503, 503, 204]);
      const times = requests.map(({ arrivedAt }) => arrivedAt);
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      for (const [index, pause] of pauses.entries()) {
        expect(pause).toBeGreaterThan(1_000 * 2 ** index - 50);
      }
      expect(await isSignedIn(page)).toBe(false);
    },
  );

  test(
    'waits as long as Retry-After says',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await signOutOffline(page, signIn);
      laboratory.clear();
      // Longer than the pause before the second try would be otherwise.
      laboratory.befall({ status: 503, headers: { 'Retry-After': '3' } });
      await goOnline(context);
      await expect(page.getByText(PENDING)).toHaveCount(0, { timeout: 30_000 });
      const [first, second, ...others] = laboratory.requests('POST /logout');
      expect(others).toEqual([]);
      expect((second?.arrivedAt ?? 0) - (first?.arrivedAt ?? 0)).toBeGreaterThan(2_950);
    },
  );

  test(
    'fails if a captive portal answers with its page, and notifies the user',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await signOutOffline(page, signIn);
      laboratory.befall({
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: '<!doctype html><title>Wi-Fi</title><p>Accept the terms of use.</p>',
      });
      await goOnline(context);
      await expect(page.getByRole('alert')).toHaveText('You may still be signed in.');
      await expect(page.getByText('Failed: unexpected-response')).toBeVisible();
      expect(await isSignedIn(page)).toBe(true);
      expect(await marker(page)).toBeNull();
      // The user tries again.
      await signOut(page);
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(await isSignedIn(page)).toBe(false);
    },
  );

  test('is completed within the page if the storage is blocked', async ({
    page,
    context,
    signIn,
    laboratory,
  }) => {
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await signOutOffline(page, signIn);
    laboratory.clear();
    await goOnline(context);
    await expect(page.getByText(PENDING)).toHaveCount(0);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    expect(await isSignedIn(page)).toBe(false);
  });

  test('is taken over by another tab if its own is closed', async ({
    page,
    context,
    signIn,
    laboratory,
  }) => {
    await signIn('/');
    const other = await context.newPage();
    await other.goto('/');
    await expect(other.getByText('Private data')).toBeVisible();
    await goOffline(context);
    await signOut(page);
    await expect(other.getByText(PENDING)).toBeVisible();
    await page.close();
    laboratory.clear();
    await goOnline(context);
    await expect(other.getByText(PENDING)).toHaveCount(0);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  });
});
