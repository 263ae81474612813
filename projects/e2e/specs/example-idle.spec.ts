import { expect, test } from '../support/test.ts';

test.use({ app: 'idle' });

test('warns a user who is away, and signs them out with one request', async ({
  page,
  laboratory,
}) => {
  await page.clock.install();
  await page.goto('/sign-in');
  await expect(page.getByText('The countdown starts when you sign in')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in as demo' }).click();
  await expect(page.getByText('Signed in as demo.')).toBeVisible();

  const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
  await page.clock.runFor(21_000);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toHaveCount(0);
  await page.clock.runFor(21_000);
  await expect(warning).toBeVisible();
  expect(laboratory.requests('POST /logout')).toHaveLength(0);

  await page.clock.runFor(21_000);
  await expect(page).toHaveURL('/sign-in');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test('also signs out with the button', async ({ page, laboratory }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in as demo' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByText('The countdown starts when you sign in')).toBeVisible();
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});
