import type { BrowserContext, Page } from '@playwright/test';

import { OTHER_ACCOUNT } from '../../server/src/accounts.ts';
import { expect, test } from '../support/test.ts';

/** An app with `withOfflineLogout`, `withSession`, `withTabSync`, and `withFailureHandler`. */
test.use({ app: 'rules-app' });

const PENDING = 'Your sign-out will be completed when you are online.';
const MARKER = 'ngx-logout-action:offline:/';

/** With `session`, or until a user signs in. The last one also uses `withIdleLogout`. */
type Experiment = 'offline' | 'offline-until-sign-in' | 'idle-offline';

const use = (context: BrowserContext, experiment: Experiment) =>
  context.addInitScript((name) => {
    // Scripts also run in the initial empty document, where Firefox denies access to the storage.
    if (origin !== 'null') sessionStorage.setItem('experiment', name);
  }, experiment);

/** Requests that need the server. Everything else could come from a service worker. */
const needsServer = ({ pathname }: URL) => /^\/(logout|login|csrf|api\/)/.test(pathname);
const isDocument = ({ pathname }: URL) => pathname === '/login';

/** Takes the browser offline. Firefox's driver cannot do that, but it can abort requests. */
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

/** Opens the account page, goes offline, and signs out. */
async function signOutOffline(page: Page, signIn: (address: string) => Promise<void>) {
  await signIn('/');
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await goOffline(page.context());
  await signOut(page);
  await expect(page.getByText(PENDING)).toBeVisible();
}

test('a user who is away while offline is signed out, and the sign-out is completed later', async ({
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
  // All engines distinguish sessions in the same way.
  const tag = experiment === 'offline' ? [] : ['@once'];
  test.describe(`an offline sign-out (${experiment})`, { tag }, () => {
    test.beforeEach(({ context }) => use(context, experiment));

    test('is immediate for the user, in all tabs, and completed on the server when online', async ({
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

      // Other engines draw two windows, which can take seconds on a shared machine.
      const timeout = isChromium(context) ? 1_000 : 10_000;
      await signOut(page);
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout });
      await expect(page.getByText(PENDING)).toBeVisible();
      await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout });
      await expect(other.getByText(PENDING)).toBeVisible();

      await page.evaluate(() => void setTimeout(() => history.back()));
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

    test('is completed by the next page before its first navigation', async ({
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
      laboratory.addFault({ delay: 500 });
      await next.goto('/');
      await expect(next.getByRole('heading', { name: 'Account' })).toBeVisible();
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
      await expect(next.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
      expect(await isSignedIn(next)).toBe(false);
    });

    test('never signs the user in with the cookie, which is still valid', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await signOutOffline(page, signIn);
      laboratory.addFault({ status: 503, headers: { 'Retry-After': '3600' }, times: 0 });
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

    test('never ends the session of a user who signs in before the sign-out is completed', async ({
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

test.describe('an offline sign-out', () => {
  test.beforeEach(({ context }) => use(context, 'offline'));

  test(
    'is retried with growing delays while the server responds with 503, and then succeeds once',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await signOutOffline(page, signIn);
      laboratory.clear();
      laboratory.addFault({ status: 503, times: 2 });
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
    'waits as long as Retry-After requires',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await signOutOffline(page, signIn);
      laboratory.clear();
      // Longer than the default delay before the second attempt.
      laboratory.addFault({ status: 503, headers: { 'Retry-After': '3' } });
      await goOnline(context);
      await expect(page.getByText(PENDING)).toHaveCount(0, { timeout: 30_000 });
      const [first, second, ...others] = laboratory.requests('POST /logout');
      expect(others).toEqual([]);
      expect((second?.arrivedAt ?? 0) - (first?.arrivedAt ?? 0)).toBeGreaterThan(2_950);
    },
  );

  test(
    'fails and notifies the user if a captive portal responds with its page',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await signOutOffline(page, signIn);
      laboratory.addFault({
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: '<!doctype html><title>Wi-Fi</title><p>Accept the terms of use.</p>',
      });
      await goOnline(context);
      await expect(page.getByRole('alert')).toHaveText('You may still be signed in.');
      await expect(page.getByText('Failed: unexpected-response')).toBeVisible();
      expect(await isSignedIn(page)).toBe(true);
      expect(await marker(page)).toBeNull();
      // Another attempt works.
      await signOut(page);
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(await isSignedIn(page)).toBe(false);
    },
  );

  test('is completed on the same page if the storage is blocked', async ({
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

  test('is completed by another tab if its own tab is closed', async ({
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
