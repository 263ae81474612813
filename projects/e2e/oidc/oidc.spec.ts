import { join } from 'node:path';

import { expect, type Page, test as base } from '@playwright/test';

import type { RunningProvider } from '../../server/src/provider/provider.ts';
import { startServer } from '../../server/src/server.ts';

const APP = join(import.meta.dirname, 'dist/oidc/browser');

interface Servers {
  servers: { url: string; provider: RunningProvider };
}

/** The built app with a recipe for each library, and a real provider. */
const test = base.extend<{ provider: RunningProvider }, Servers>({
  servers: [
    async ({}, use) => {
      const server = await startServer({ testMode: true, playgroundFolder: APP, provider: {} });
      if (!server.provider) throw new Error('There is no provider.');
      await use({ url: server.url, provider: server.provider });
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ servers }, use) => use(servers.url),
  provider: async ({ servers }, use) => {
    servers.provider.laboratory?.clear();
    await use(servers.provider);
  },
});

/** Without which the browser would hide the answer from the page. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

const ended = (provider: RunningProvider) =>
  provider.laboratory?.requests('GET /session/end') ?? [];

/** Signs in; the provider has to ask for credentials. */
async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Signed in as demo')).toBeVisible();
}

async function clickSignOut(page: Page, times = 1): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).evaluate((button: HTMLElement, count) => {
    for (let click = 0; click < count; click++) button.click();
  }, times);
}

for (const library of [
  'ours',
  'angular-oauth2-oidc',
  'angular-auth-oidc-client',
  'keycloak-js',
  'oidc-client-ts',
]) {
  test(`${library}: six clicks end the session here and there, by one request`, async ({
    page,
    provider,
  }) => {
    await signIn(page, `/${library}`);
    await clickSignOut(page, 6);
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await expect(page.getByText('Nobody is signed in')).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/${library}`);
    expect(ended(provider)).toHaveLength(1);
    // A navigation of the document, and no request of a script.
    expect(ended(provider)[0]?.headers).toMatchObject({
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    });
    // Which the provider proves by asking for credentials again.
    await signIn(page, `/${library}`);
  });
}

/** What the recipe `ours` puts at hand. */
interface AtHand {
  client: { refresh(): Promise<unknown>; refreshToken(): string | undefined };
}

const refreshTokenOf = (page: Page) =>
  page.evaluate(() => (window as unknown as AtHand).client.refreshToken());

/** Whether the provider gives nothing for a refresh token any more. */
async function isDead({ url }: RunningProvider, token: string | undefined): Promise<boolean> {
  if (!token) throw new Error('There was no token to begin with.');
  const form = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: token };
  const response = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  return response.status === 400;
}

test.describe('withOidcLogout', () => {
  for (const half of ['first', 'second']) {
    test(`10 sign-outs, the ${half} ones: credentials are asked for again, refresh tokens are dead`, async ({
      page,
      provider,
    }) => {
      test.setTimeout(120_000);
      for (let round = 0; round < 10; round++) {
        await signIn(page, '/ours');
        const token = await refreshTokenOf(page);
        await clickSignOut(page);
        await page.getByRole('button', { name: 'Yes, sign me out' }).click();
        await expect(page.getByText('Return: completed')).toBeVisible();
        expect(await isDead(provider, token)).toBe(true);
      }
      expect(ended(provider)).toHaveLength(10);
    });
  }

  test('a provider that is asked by a form gets no token in an address', async ({
    page,
    provider,
  }) => {
    await page.addInitScript(() => localStorage.setItem('method', 'post'));
    await signIn(page, '/ours');
    await clickSignOut(page);
    await expect(page).toHaveURL(`${provider.url}/session/end`);
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await expect(page.getByText('Return: completed')).toBeVisible();
    expect(provider.laboratory?.requests('POST /session/end')).toHaveLength(1);
    expect(ended(provider)).toHaveLength(0);
  });

  test('a person who says no there is signed out here, with dead tokens, and still signed in there', async ({
    page,
    provider,
  }) => {
    await signIn(page, '/ours');
    const token = await refreshTokenOf(page);
    await clickSignOut(page);
    await page.getByRole('button', { name: 'No, stay signed in' }).click();
    await expect(page.getByText('Return: completed')).toBeVisible();
    await expect(page.getByText('Nobody is signed in')).toBeVisible();
    expect(await isDead(provider, token)).toBe(true);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Signed in as demo')).toBeVisible();
  });

  test('a session that is gone there already ends in the same state, without a question', async ({
    page,
  }) => {
    await signIn(page, '/ours');
    await page.context().clearCookies();
    await clickSignOut(page);
    await expect(page.getByText('Return: completed')).toBeVisible();
    await expect(page.getByText('Nobody is signed in')).toBeVisible();
  });

  for (const [query, result] of [
    ['', 'state-missing'],
    ['?state=other', 'state-mismatch'],
  ] as const) {
    test(`a return with "${query}" is told as ${result}`, async ({ page }) => {
      await signIn(page, '/ours');
      await clickSignOut(page);
      await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
      await page.goto(`/ours${query}`);
      await expect(page.getByText(`Return: ${result}`)).toBeVisible();
      expect(new URL(page.url()).search).toBe('');
      await page.reload();
      await expect(page.getByText('Return: none')).toBeVisible();
    });
  }

  test('a revocation that is refused for the moment is tried once more', async ({
    page,
    provider,
  }) => {
    await signIn(page, '/ours');
    const token = await refreshTokenOf(page);
    provider.laboratory?.befall({ path: '/token/revocation', status: 503, headers: ANY_ORIGIN });
    await clickSignOut(page);
    await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
    expect(provider.laboratory?.requests('POST /token/revocation')).toHaveLength(2);
    expect(await isDead(provider, token)).toBe(true);
  });

  test('a revocation that fails for good keeps nobody from the provider', async ({
    page,
    provider,
  }) => {
    await signIn(page, '/ours');
    provider.laboratory?.befall({
      path: '/token/revocation',
      status: 503,
      times: 2,
      headers: ANY_ORIGIN,
    });
    await clickSignOut(page);
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await expect(page.getByText('Return: completed')).toBeVisible();
  });

  test('a discovery that fails is told, the person is out here, and the next click gets there', async ({
    page,
    provider,
  }) => {
    await signIn(page, '/ours');
    const path = '/.well-known/openid-configuration';
    provider.laboratory?.befall({ method: 'GET', path, status: 500, headers: ANY_ORIGIN });
    await clickSignOut(page);
    await expect(page.getByText('Outcome: server: Logout failed: server (500)')).toBeVisible();
    expect(await refreshTokenOf(page)).toBeUndefined();
    await clickSignOut(page);
    await expect(page).toHaveURL(/id_token_hint=/);
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await expect(page.getByText('Return: completed')).toBeVisible();
  });

  test('a refresh that is under way brings no token back, and what it brings is dead', async ({
    page,
    provider,
  }) => {
    await signIn(page, '/ours');
    provider.laboratory?.befall({ path: '/token', delay: 1_000 });
    const brought = new Promise<string>((resolve) => {
      void page.route(`${provider.url}/token`, async (route) => {
        const response = await route.fetch();
        resolve(((await response.json()) as { refresh_token: string }).refresh_token);
        await route.fulfill({ response });
      });
    });
    await page.evaluate(() => void (window as unknown as AtHand).client.refresh().catch(() => 0));
    await clickSignOut(page);
    const late = await brought;
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await expect(page.getByText('Nobody is signed in')).toBeVisible();
    expect(await isDead(provider, late)).toBe(true);
    expect(await refreshTokenOf(page)).toBeUndefined();
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('token'))),
    ).toEqual([]);
  });
});
