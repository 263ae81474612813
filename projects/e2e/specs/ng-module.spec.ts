import { expect, test } from '../support/test.ts';

/** The example with NgModules and zone.js. */
test.use({ app: 'ng-module' });

test('with forRoot(), the directive and the default action sign out with one request', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  laboratory.addFault({ path: '/logout', delay: 500 });
  const button = page.getByRole('button', { name: 'Sign out', exact: true });
  await button.click();
  await button.evaluate((element: HTMLElement) => element.click());
  await expect(page.locator('section[aria-busy] logout-spinner-overlay')).toHaveText('Signing out');
  await expect(page).toHaveURL('/sign-in');
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test('a page can have its own action, and shows its pending state', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  laboratory.addFault({ path: '/logout', delay: 500 });
  await page.getByRole('button', { name: 'Sign out and go home' }).click();
  await expect(page.getByText('Leaving …')).toBeVisible();
  await expect(page).toHaveURL('/');
  await signIn();
  await page.getByRole('button', { name: 'Sign out and go home' }).click();
  await expect(page).toHaveURL('/');
  expect(laboratory.requests('POST /logout')).toHaveLength(2);
});

test('a guard asks before it discards a draft, and the cleanup clears it', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  await page.getByLabel('Draft').fill('half a sentence');
  const answers = [false, true];
  page.on('dialog', (dialog) => void (answers.shift() ? dialog.accept() : dialog.dismiss()));
  const button = page.getByRole('button', { name: 'Sign out', exact: true });
  await button.click();
  await expect(page.getByLabel('Draft')).toHaveValue('half a sentence');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await button.click();
  await expect(page).toHaveURL('/sign-in');
  await signIn();
  await expect(page.getByLabel('Draft')).toHaveValue('');
});
