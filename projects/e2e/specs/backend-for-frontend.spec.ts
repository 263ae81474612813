import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

/** The server as a client of an OpenID Provider; see docs/bff.md. */
test.use({ provider: true });

async function signInAtProvider(page: Page): Promise<void> {
  await page.goto('/bff/login');
  await page.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account');
}

test('six clicks end the session here and at the provider, which asks for credentials again', async ({
  page,
  server,
}) => {
  await signInAtProvider(page);
  await page
    .getByRole('button', { name: 'Sign out', exact: true })
    .first()
    .evaluate((button: HTMLElement) => {
      for (let click = 0; click < 6; click++) button.click();
    });
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
  expect(server.provider?.laboratory?.requests('GET /session/end')).toHaveLength(1);
  expect((await page.request.get('/api/account')).status()).toBe(401);
  await signInAtProvider(page);
});

test('the logout URL identifies the session, and does not end another one', async ({
  page,
  laboratory,
}) => {
  await signInAtProvider(page);
  const me = (await (await page.request.get('/api/me')).json()) as { logoutUrl: string };
  expect(me.logoutUrl).toMatch(/^\/logout\?sid=.+/);
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const headers = { 'X-XSRF-TOKEN': decodeURIComponent(token) };
  expect((await page.request.post('/logout?sid=other', { headers })).status()).toBe(400);
  expect((await page.request.get('/api/account')).status()).toBe(200);
  const response = await page.request.post(me.logoutUrl, { headers });
  expect((await response.json()) as object).toMatchObject({
    redirectUrl: expect.stringMatching(/^\/bff\/end-session\?ticket=[\w-]+$/),
  });
  expect((await page.request.get('/api/account')).status()).toBe(401);
  expect(laboratory.requests('POST /logout')).toHaveLength(2);
});

test('a sign-out at the provider ends the session here, through the back channel', async ({
  page,
  server,
  laboratory,
}) => {
  await signInAtProvider(page);
  await page.goto(`${server.provider?.url}/session/end`);
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page.getByText('You are signed out here.')).toBeVisible();
  expect(laboratory.requests('POST /bff/backchannel-logout').map(({ status }) => status)).toEqual([
    200,
  ]);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test('a back-channel request with a forged token ends no session', async ({ page }) => {
  await signInAtProvider(page);
  const forged = await page.request.post('/bff/backchannel-logout', {
    form: { logout_token: 'eyJhbGciOiJub25lIn0.e30.' },
  });
  expect(forged.status()).toBe(400);
  expect((await page.request.get('/api/account')).status()).toBe(200);
});
