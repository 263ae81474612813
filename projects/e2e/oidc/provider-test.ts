import { join } from 'node:path';

import { expect, type Page, test as base } from '@playwright/test';

import type { RunningProvider } from '../../server/src/provider/provider.ts';
import { startServer } from '../../server/src/server.ts';

export { expect };

const APP = join(import.meta.dirname, 'dist/oidc/browser');

interface Servers {
  servers: { url: string; provider: RunningProvider };
}

/** The built app with a recipe for each library, and a real provider. */
export const test = base.extend<{ provider: RunningProvider }, Servers>({
  servers: [
    async ({}, use) => {
      const server = await startServer({ testMode: true, playgroundFolder: APP, provider: {} });
      if (!server.provider) throw new Error('The server has started no provider.');
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

/** Without this header, the browser hides the answer from the page. */
export const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

/** The requests that reached the provider: `'GET /session/end'`. */
export const reached = (provider: RunningProvider, kind: string) =>
  provider.laboratory?.requests(kind) ?? [];

/** Signs in. The provider must ask for credentials. */
export async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await enterCredentials(page);
}

export async function enterCredentials(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Signed in as demo')).toBeVisible();
}

export async function clickSignOut(page: Page, times = 1): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).evaluate((button: HTMLElement, count) => {
    for (let click = 0; click < count; click++) button.click();
  }, times);
}

export const confirmSignOut = (page: Page) =>
  page.getByRole('button', { name: 'Yes, sign me out' }).click();

/** What the recipe `ours` puts at hand. */
export interface AtHand {
  client: { refresh(): Promise<unknown>; refreshToken(): string | undefined };
  action: { lastOutcome(): unknown };
}

export const refreshTokenOf = (page: Page) =>
  page.evaluate(() => (window as unknown as AtHand).client.refreshToken());

/** Whether the provider gives nothing for a refresh token any more. */
export async function isDead(
  { url }: RunningProvider,
  token: string | undefined,
): Promise<boolean> {
  if (!token) throw new Error('There was no token to begin with.');
  const form = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: token };
  const response = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  return response.status === 400;
}
