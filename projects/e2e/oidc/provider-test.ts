import { join } from 'node:path';

import { expect, type Page, test as base } from '@playwright/test';

import type { RunningProvider } from '../openid/provider/provider.ts';
import { type ServerWithProvider, startServerWithProvider } from '../openid/start.ts';

export { expect };

const DIST = join(import.meta.dirname, '../../../dist');

interface PerTest {
  /**
   * The built example. @default the one for angular-oauth2-oidc, with the additions in `overlay`
   */
  example: string;
  servers: ServerWithProvider;
  provider: RunningProvider;
}

/** Serves a built example, next to a real provider. */
export const test = base.extend<PerTest>({
  example: ['oidc-with-overlay', { option: true }],
  servers: async ({ example }, use) => {
    const playgroundFolder = join(DIST, example, 'browser');
    const server = await startServerWithProvider({ testMode: true, playgroundFolder });
    await use(server);
    await server.close();
  },
  baseURL: ({ servers }, use) => use(servers.url),
  provider: ({ servers }, use) => use(servers.provider),
});

/** Without this header, the browser hides the response from the page. */
export const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

/** The requests that reached the provider, for example `'GET /session/end'`. */
export const reached = (provider: RunningProvider, kind: string) =>
  provider.laboratory?.requests(kind) ?? [];

/** Signs in, and expects the provider to ask for credentials. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await enterCredentials(page);
}

async function enterCredentials(page: Page): Promise<void> {
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

/** The globals that `overlay` adds. */
export interface AtHand {
  oauth: { refreshToken(): Promise<unknown>; getRefreshToken(): string | null };
  action: { lastOutcome(): unknown };
}

export const refreshTokenOf = (page: Page) =>
  page.evaluate(() => (window as unknown as AtHand).oauth.getRefreshToken());

/** Whether the provider refuses a refresh token. */
export async function isRevoked({ url }: RunningProvider, token: string | null): Promise<boolean> {
  if (!token) throw new Error('There is no token to check.');
  const form = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: token };
  const response = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  return response.status === 400;
}
