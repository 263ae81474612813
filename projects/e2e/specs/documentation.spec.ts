import { violationsOf } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('every page of the documentation can be read on a phone, in light and in dark', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/docs');
  const addresses = await page
    .getByRole('navigation')
    .locator('a[href^="/docs"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, address).toBe(0);
    expect(await violationsOf(page), address).toEqual([]);
  }
});
