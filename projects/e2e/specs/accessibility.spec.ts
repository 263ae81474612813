import { violationsOf } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A global of the playground. */
declare const spinners: { show(task: { context: string[]; message: string }): unknown };

/** The development build, which has the button of the Actions dialog on every page. */
test.use({ app: 'playground-development' });

test('axe finds no violations on any page, on a phone and a desktop, in light and dark', async ({
  page,
  signIn,
}) => {
  // Checks seven pages in full.
  test.slow();
  await page.setViewportSize({ width: 360, height: 900 });
  const visits: [string, () => Promise<unknown>][] = [
    [
      'home',
      async () => {
        await page.goto('/');
        await page.getByRole('button', { name: 'Click six times' }).click();
        await expect(page.getByText('6 clicks, 1 request.')).toBeVisible();
      },
    ],
    ['not-found', () => page.goto('/nowhere')],
    ['login', () => page.goto('/login')],
    ['account', () => signIn()],
    [
      'what-if',
      async () => {
        await page.getByRole('link', { name: 'What if' }).click();
        await page.getByLabel('The page blocks the navigation').check();
        await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
        await expect(page.locator('.outcome')).toHaveText('signed out, now at /login');
      },
    ],
    [
      'in-flight',
      async () => {
        await page.getByRole('link', { name: 'In flight' }).click();
        await page.getByLabel('The server takes').selectOption('0.5 s');
        await page.getByRole('button', { name: 'Click six times' }).click();
        await expect(page.locator('[data-track=executeAll]').getByRole('status')).toContainText(
          '6:',
          { timeout: 15_000 },
        );
      },
    ],
    [
      'spinners',
      async () => {
        await page.getByRole('link', { name: 'Spinners' }).click();
        for (const context of ['profile', 'messages'])
          await page.getByLabel(context, { exact: true }).check();
        await page.getByLabel('For').selectOption('10 s');
        await page.getByRole('button', { name: 'Start a task' }).click();
        await page.getByRole('button', { name: 'Start a task' }).click();
        await expect(page.getByRole('list', { name: 'Running tasks' })).toContainText('End 2');
        // The orders are inside the profile, whose spinner also shows their message.
        const rows = page.locator('#profile > logout-spinner-overlay li');
        await expect(rows).toHaveCount(2);
        // Unlike the tasks above, which end after ten seconds, this one does not end.
        await page.evaluate(() =>
          spinners.show({ context: ['profile', 'messages'], message: 'Signing out' }),
        );
        await expect(rows.last()).toHaveText('Signing out');
      },
    ],
  ];
  for (const [name, visit] of visits) {
    await visit();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const place = `${name}, ${width} px`;
      // A phone shows the same colors, but fewer elements, so colors are only checked on a desktop.
      const found = await violationsOf(page, { colors: width === 1440 });
      expect(found, place).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, place).toBe(0);
      const isCut = (code: Element) => code.scrollWidth > code.clientWidth;
      for (const sample of await page.locator('main pre').all())
        expect(await sample.evaluate(isCut), place).toBe(false);
    }
    await page.setViewportSize({ width: 360, height: 900 });
  }
});
