import { expect, test } from '../support/test.ts';

test('a page that the back/forward cache brings back after a sign-out shows nothing private', async ({
  page,
  context,
  signIn,
}) => {
  await context.addInitScript(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      console.info(`persisted: ${persisted}`);
    });
  });
  const shows: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('persisted')) shows.push(message.text());
  });
  await signIn();
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  await page.goto('/favicon.svg');
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL('/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.style.visibility)).toBe('');
  await expect(page.getByText('IBAN')).toHaveCount(0);
});

test('at least 99 of 100 requests arrive when the tab is closed 10 ms after the click', async ({
  context,
  signIn,
  laboratory,
}) => {
  test.slow();
  await signIn();
  laboratory.clear();
  laboratory.befall({ status: 204, times: 0 });
  for (let round = 0; round < 100; round++) {
    const tab = await context.newPage();
    await tab.goto('/what-if');
    const button = tab.getByRole('banner').getByRole('button', { name: 'Sign out' });
    await button.evaluate(async (element: HTMLElement) => {
      element.click();
      await new Promise((resolve) => setTimeout(() => resolve(undefined), 10));
    });
    await tab.close();
  }
  await expect.poll(() => laboratory.requests('POST /logout').length).toBeGreaterThanOrEqual(99);
});

test('a component that is destroyed mid-call leaves no spinner, and its request completes', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  await page.getByRole('link', { name: 'Spinners' }).click();
  await page.getByRole('button', { name: 'Sign out of the profile, slowly' }).click();
  await expect(page.locator('#profile > logout-spinner-overlay')).toBeVisible();
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
  await expect.poll(() => laboratory.requests('POST /logout')[0]?.status).toBe(204);
  // Its redirect no longer happens.
  await expect(page).toHaveURL('/');
});
