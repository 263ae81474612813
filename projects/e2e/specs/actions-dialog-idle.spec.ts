import { expect, test } from '../support/test.ts';

test.use({ app: 'playground-development' });

const toggle = 'After 30 seconds of inactivity';

test('the Actions dialog shows the idle sign-out of the account page, and can start its warning', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn('/account');
  await page.getByRole('switch', { name: toggle }).click();
  await expect(page.getByRole('switch', { name: toggle })).toBeChecked();
  await expect(page.getByText(/^(30|2\d) s left$/)).toBeVisible();

  await page.keyboard.press('Alt+Shift+A');
  const idle = page.getByRole('group', { name: 'Idle sign-out' });
  await expect(idle).toContainText(/Idle: active, (30|2\d) s left/);
  await page.setViewportSize({ width: 390, height: 800 });
  for (const button of await page
    .getByLabel('Logout actions')
    .locator('header button:visible')
    .all()) {
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  await idle.getByRole('button', { name: 'Warn now' }).click();
  const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
  await expect(warning).toBeVisible();
  await expect(idle).toContainText(/Idle: warning, (20|1\d) s left/);
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(idle).toContainText(/Idle: active, (30|2\d) s left/);

  await page.getByRole('switch', { name: toggle }).click();
  await expect(page.getByRole('switch', { name: toggle })).not.toBeChecked();
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});
