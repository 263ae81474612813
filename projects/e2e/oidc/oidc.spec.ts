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
    // Which the provider proves by asking for credentials again.
    await signIn(page, `/${library}`);
  });
}
