import type { Page } from '@playwright/test';

import { useExperiment } from '../support/experiment.ts';
import { expect, test } from '../support/test.ts';

test.use({ app: 'rules-app' });

const REFRESH = '/token/refresh';

/**
 * Long enough that all eight requests, of which browsers send six at a time, wait for the same
 * refresh.
 */
const DELAY = 500;

/** Sends eight parallel requests, and returns the paths of all later navigations. */
async function sendEightRequests(page: Page): Promise<string[]> {
  const paths: string[] = [];
  page.on('framenavigated', (frame) => paths.push(new URL(frame.url()).pathname));
  await page.getByRole('button', { name: 'Send eight requests' }).click();
  return paths;
}

const times = (page: Page, text: string) =>
  page.evaluate((part) => document.body.innerText.split(part).length - 1, text);

for (const interceptors of ['expired', 'expired, refresh', 'refresh, expired'] as const) {
  test(`eight parallel 401s after the session has ended send no sign-out, but clean up and redirect once: ${interceptors}`, async ({
    page,
    context,
    signIn,
    laboratory,
  }) => {
    await useExperiment(context, interceptors);
    await signIn('/orders');
    await expect(page.getByText('Cleanups: 0')).toBeVisible();
    // Now the server finds no session.
    await context.clearCookies({ name: 'sid' });
    laboratory.addFault({ path: REFRESH, status: 400, delay: DELAY });
    const paths = await sendEightRequests(page);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect.poll(() => times(page, 'Refused: 401.')).toBe(8);
    await expect(page.getByText('Cleanups: 1')).toBeVisible();
    expect(paths).toEqual(['/login']);
    expect(laboratory.requests('GET /api/account').map(({ status }) => status)).toEqual(
      Array(8).fill(401),
    );
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    expect(laboratory.requests(`POST ${REFRESH}`)).toHaveLength(interceptors === 'expired' ? 0 : 1);
  });
}

test('eight 401s do not sign the user out if a later interceptor refreshes the token', async ({
  page,
  context,
  signIn,
  laboratory,
}) => {
  await useExperiment(context, 'expired, refresh');
  await signIn('/orders');
  await expect(page.getByText('Cleanups: 0')).toBeVisible();
  laboratory.addFault({ method: 'GET', path: '/api/account', status: 401, times: 8 });
  laboratory.addFault({ path: REFRESH, status: 204, delay: DELAY });
  const paths = await sendEightRequests(page);
  await expect.poll(() => times(page, 'Loaded.')).toBe(8);
  expect(paths).toEqual([]);
  expect(laboratory.requests('GET /api/account').map(({ status }) => status)).toEqual([
    ...Array<number>(8).fill(401),
    ...Array<number>(8).fill(200),
  ]);
  expect(laboratory.requests(`POST ${REFRESH}`).map(({ status }) => status)).toEqual([204]);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await expect(page.getByText('Cleanups: 0')).toBeVisible();
});

test('in the wrong order, the interceptor ends the session before the token is refreshed', async ({
  page,
  context,
  signIn,
  laboratory,
}) => {
  await useExperiment(context, 'refresh, expired');
  await signIn('/orders');
  await expect(page.getByText('Cleanups: 0')).toBeVisible();
  laboratory.addFault({ method: 'GET', path: '/api/account', status: 401, times: 8 });
  laboratory.addFault({ path: REFRESH, status: 204, delay: DELAY });
  const paths = await sendEightRequests(page);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Cleanups: 1')).toBeVisible();
  expect(paths).toEqual(['/login']);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});

test('a 401 does not redirect a visitor', async ({ page, context, laboratory }) => {
  await useExperiment(context, 'expired');
  await page.goto('/orders');
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(page.getByText('Refused: 401.')).toBeVisible();
  await expect(page).toHaveURL('/orders');
  await expect(page.getByText('Cleanups: 0')).toBeVisible();
  expect(laboratory.requests('GET /api/account').map(({ status }) => status)).toEqual([401]);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});
