import { expect, test } from '../support/test.ts';

/**
 * The server responds like Spring as configured in docs/cookbook/spring.md: 202, with the
 * provider's URL in `Location`.
 */
test.use({ app: 'spring-bff', provider: true });

test('signs in at the provider, and signs out of the server and the provider with one request each', async ({
  page,
  server,
  laboratory,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in at the provider' }).click();
  await page.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Signed in as demo.')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).dblclick();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL('/login');
  await expect(page.getByRole('link', { name: 'Sign in at the provider' })).toBeVisible();
  expect(laboratory.requests('POST /bff/logout').map(({ status }) => status)).toEqual([202]);
  expect(server.provider?.laboratory?.requests('GET /session/end')).toHaveLength(1);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test('a failed sign-out keeps the user signed in, and they can try again', async ({
  page,
  laboratory,
  expected,
}) => {
  expected.push(/Logout failed/);
  await page.goto('/bff/login');
  await page.getByRole('button', { name: 'Sign in' }).click();
  laboratory.addFault({ path: '/bff/logout', status: 503 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toHaveText(/You may still be signed in \(server\)/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Yes, sign me out' })).toBeVisible();
  expect(laboratory.requests('POST /bff/logout').map(({ status }) => status)).toEqual([503, 202]);
});
