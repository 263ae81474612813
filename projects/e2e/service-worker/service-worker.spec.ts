import { expect, type Page, test as base } from '@playwright/test';

import { FixtureServer } from './server.ts';

const test = base.extend<{ server: FixtureServer }>({
  server: async ({}, use) => {
    const server = new FixtureServer();
    await server.start();
    await use(server);
    await server.stop();
  },
  baseURL: ({ server }, use) => use(server.url),
});

/** Signs in on the login page. */
async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/login');
  await page.getByRole('button', { name: `Sign in as ${user}` }).click();
  await expect(page.getByText(`User: ${user}`)).toBeVisible();
}

/** Loads the home page through the service worker. */
async function openControlled(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  expect(await page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
}

/** The paths of the responses that the service worker has cached in the data group `api`. */
const cachedApi = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.endsWith(':data:api:cache'));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' }).click();

test('online, a request through the service worker ends the session', async ({ page, server }) => {
  await signIn(page, 'ada');
  await openControlled(page);
  const response = page.waitForResponse('**/logout');
  await signOut(page);
  expect((await response).fromServiceWorker()).toBe(true);
  await expect(page.getByRole('heading', { name: 'Login page' })).toBeVisible();
  expect(server.requests('POST /logout')).toEqual(['POST /logout ada']);
  expect((await page.request.get('/api/me')).status()).toBe(401);
});

test("offline, the service worker's 504 counts as a network failure, and the next click works", async ({
  page,
  server,
}) => {
  await signIn(page, 'ada');
  await openControlled(page);
  await server.stop();
  const response = page.waitForResponse('**/logout');
  await signOut(page);
  expect((await response).status()).toBe(504);
  expect((await response).fromServiceWorker()).toBe(true);
  await expect(page.getByText('Outcome: failed (network)')).toBeVisible();
  await expect(page).toHaveURL('/');
  expect(server.requests('POST /logout')).toEqual([]);

  await server.start();
  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Login page' })).toBeVisible();
  expect(server.requests('POST /logout')).toEqual(['POST /logout ada']);
});

test('the next user does not see the cached data of the previous user, even after a reload', async ({
  page,
  server,
}) => {
  await signIn(page, 'ada');
  await openControlled(page);
  await expect.poll(() => cachedApi(page)).toEqual(['/api/me']);
  server.received.length = 0;
  await page.reload();
  await expect(page.getByText('User: ada')).toBeVisible();
  expect(server.requests('GET /api/me')).toEqual([]);

  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Login page' })).toBeVisible();
  expect(await cachedApi(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sign in as grace' }).click();
  await expect(page.getByText('User: grace')).toBeVisible();
  expect(server.requests('GET /api/me')).toEqual(['GET /api/me grace']);
  await page.reload();
  await expect(page.getByText('User: grace')).toBeVisible();
  await expect(page.getByText('User: ada')).toHaveCount(0);
});

test('after a new deploy, a redirect to a login route whose chunk is gone loads the document', async ({
  page,
  server,
}) => {
  await page.request.post('/login', { data: { user: 'ada' } });
  await openControlled(page);
  await expect(page.getByText('User: ada')).toBeVisible();
  await expect(page.getByText('Release: first')).toBeVisible();
  server.release = 'next';
  server.received.length = 0;

  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Login page of release next' })).toBeVisible();
  await expect(page).toHaveURL('/login');
  expect(server.requests('POST /logout')).toEqual(['POST /logout ada']);
  // The chunk of the first release is gone; the document loads the one of the next release.
  const chunks = server.requests('GET /login-');
  expect(new Set(chunks).size).toBe(2);
});
