import { expect, test } from '../support/test.ts';

test.use({ app: 'standalone' });

test('signs in, signs out with one request, and shows a message when the user is offline', async ({
  page,
  laboratory,
  expected,
}) => {
  expected.push(/Logout failed/);
  await page.goto('/account');
  // No user is signed in, so the server responds with 401.
  await expect(page).toHaveURL('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('IBAN')).toBeVisible();

  laboratory.addFault({ connection: 'reset', times: 0 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toHaveText(/You are offline/);
  laboratory.clear();

  await page.getByRole('button', { name: 'Sign out' }).dblclick();
  await expect(page).toHaveURL('/sign-in');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});
