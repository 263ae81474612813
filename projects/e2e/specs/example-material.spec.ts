import { expect, test } from '../support/test.ts';

test.use({ app: 'material' });

test('asks in a dialog, offers a retry in a snack bar, and signs out from the menu', async ({
  page,
  laboratory,
}) => {
  const signOut = async (answer: string) => {
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign out?' });
    await dialog.getByRole('button', { name: answer }).click();
    await expect(dialog).toHaveCount(0);
  };
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in as demo' }).click();
  await expect(page.getByText('IBAN')).toBeVisible();

  await signOut('Stay signed in');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);

  laboratory.addFault({ status: 503 });
  await signOut('Sign out');
  const message = page.locator('mat-snack-bar-container');
  await expect(message).toContainText('You may still be signed in.');
  await expect(page.getByText('IBAN')).toBeVisible();

  await message.getByRole('button', { name: 'Try again' }).click();
  await page
    .getByRole('dialog', { name: 'Sign out?' })
    .getByRole('button', { name: 'Sign out' })
    .click();
  await expect(page).toHaveURL('/sign-in');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([503, 204]);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});
