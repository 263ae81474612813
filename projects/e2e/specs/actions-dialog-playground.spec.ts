import { expect, test } from '../support/test.ts';

test.use({ app: 'playground-development', viewport: { width: 1440, height: 900 } });

test('the button and the dialog look the same in the playground as in other apps', async ({
  page,
}) => {
  await page.goto('/login');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const button = page.getByRole('button', { name: 'Logout actions' });
  const icon = await button.locator('svg').boundingBox();
  expect(icon).toEqual({ x: 1397, y: 857, width: 22, height: 22 });
  const tolerance = { maxDiffPixelRatio: 0.06, threshold: 0.3 };
  await expect(button).toHaveScreenshot(['actions-dialog', 'button.png'], tolerance);
  await button.click();
  await expect(page.getByRole('complementary', { name: 'Logout actions' })).toHaveScreenshot(
    ['actions-dialog', 'light-Properties.png'],
    tolerance,
  );
});

test('if the dialog is docked at the right, the links of the header stay in one row', async ({
  page,
}) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Logout actions' }).click();
  await page.getByRole('button', { name: 'Dock at the right' }).click();
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  const tops = await links.evaluateAll((all) => all.map((a) => a.getBoundingClientRect().top));
  expect(tops).toHaveLength(6);
  expect(new Set(tops).size).toBe(1);
});
