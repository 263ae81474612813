import type { Page } from '@playwright/test';

import { spinnerFaults } from '../support/spinner-faults.ts';
import { expect, test } from '../support/test.ts';

test.use({ app: 'spinner-hosts' });

/** Globals of the app. */
declare const spinners: { show(task: { context: string }): { release(): void } };

const overlay = 'logout-spinner-overlay';

const HOSTS = {
  material: ['icon', 'text', 'filled', 'outlined', 'chip', 'row', 'card'],
  bootstrap: [
    ...['icon', 'primary', 'outline', 'small', 'link', 'badge', 'row', 'item', 'alert', 'card'],
    'tall',
  ],
} as const;
type Design = keyof typeof HOSTS;
const DESIGNS = Object.keys(HOSTS) as Design[];

const faults = (page: Page, id: string) => page.evaluate(spinnerFaults, id);

async function open(page: Page, design: Design): Promise<void> {
  await page.goto(`/${design}`);
  await expect(page.locator('.gallery')).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Clicks a button, even if a dialog or a menu covers it. */
const press = (page: Page, name: string) =>
  page
    .getByRole('button', { name, includeHidden: true })
    .evaluate((button: HTMLElement) => button.click());

const markup = (page: Page) => page.locator('.gallery').evaluate((gallery) => gallery.outerHTML);

// Contexts of dialogs and menus have no element while these are closed.
test.beforeEach(({ expected }) => {
  expected.push(/LOGOUT-302/);
});

for (const design of DESIGNS) {
  for (const width of [1440, 390]) {
    test(`on components of ${design}, the spinner is complete, covers nothing else, and leaves no trace, ${width} px wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, design);
      const before = await markup(page);
      await press(page, 'Show all');
      await expect(page.locator(overlay)).toHaveCount(HOSTS[design].length);
      for (const host of HOSTS[design]) expect.soft(await faults(page, host), host).toEqual([]);
      await press(page, 'Hide all');
      await expect(page.locator(overlay)).toHaveCount(0);
      expect(await markup(page)).toBe(before);
    });
  }
}

for (const { name, button, host } of [
  { name: 'the content of a Material dialog', button: 'Open a dialog', host: 'content' },
  { name: 'an item of a Material menu', button: 'Open a menu', host: 'item' },
]) {
  test(`the spinner is complete on ${name}`, async ({ page }) => {
    await open(page, 'material');
    await page.getByRole('button', { name: button }).click();
    await expect(page.locator(`#gallery-${host}`)).toBeVisible();
    await press(page, 'Show all');
    await expect(page.locator(`${overlay}[data-context=${host}]`)).toBeVisible();
    // The dialog and the menu grow while they open.
    await expect.poll(() => faults(page, host)).toEqual([]);
  });
}

for (const order of ['before', 'after']) {
  test(`the spinner of the page covers a Material dialog opened ${order} it`, async ({ page }) => {
    await open(page, 'material');
    const cover = () =>
      page.evaluate(() => {
        Object.assign(globalThis, { cover: spinners.show({ context: 'page' }) });
      });
    if (order === 'after') await cover();
    await press(page, 'Open a dialog');
    const button = page.getByRole('button', { name: 'Throw away', includeHidden: true });
    await expect(button).toBeVisible();
    if (order === 'before') await cover();
    const hit = () =>
      button.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
      });
    await expect.poll(hit).toBe(overlay);
    await button.evaluate((element) => element.focus());
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(false);
    await page.evaluate(() =>
      (globalThis as never as { cover: { release(): void } }).cover.release(),
    );
    await button.click();
    await expect(button).toHaveCount(0);
  });
}

test('in a tall card that clips its content, the ring stays in the visible part', async ({
  page,
}) => {
  await open(page, 'bootstrap');
  await press(page, 'Show all');
  const tall = page.locator('#gallery-tall');
  await expect(tall.locator(overlay)).toBeVisible();
  for (const offset of [-300, 0, 1_000, 2_500]) {
    await tall.evaluate((element, by) => {
      scrollTo({ top: element.getBoundingClientRect().top + scrollY + by, behavior: 'instant' });
    }, offset);
    await expect(tall.locator('.ring')).toBeInViewport({ ratio: 1 });
  }
});

test('a filled button keeps its color, and the labels of buttons are not visible behind the spinner', async ({
  page,
}) => {
  await open(page, 'material');
  const filled = page.locator('#gallery-filled');
  const color = await filled.evaluate((button) => getComputedStyle(button).backgroundColor);
  await press(page, 'Show all');
  const spinner = page.locator(`${overlay}[data-context=filled]`);
  await expect(spinner.locator('.plate')).toHaveCSS('background-color', color);
  for (const host of ['text', 'filled', 'outlined']) {
    const above = await page.locator(`#gallery-${host}`).evaluate((button: HTMLElement) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      // An inert label is never hit, although it could be painted above.
      button.inert = false;
      const hit = document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
      button.inert = true;
      return hit;
    });
    expect(above, host).toBe(overlay);
  }
});

for (const look of [
  { name: 'light', width: 1440, media: {} },
  { name: 'dark', width: 1440, media: { colorScheme: 'dark' } },
  { name: 'phone', width: 390, media: {} },
] as const) {
  for (const design of DESIGNS) {
    test(
      `components of ${design} match their screenshot: ${look.name}`,
      { tag: '@chromium' },
      async ({ page }) => {
        await page.emulateMedia(look.media);
        await page.setViewportSize({ width: look.width, height: 900 });
        await open(page, design);
        await press(page, 'Show all');
        await expect(page.locator(overlay)).toHaveCount(HOSTS[design].length);
        await expect(page.locator('.gallery')).toHaveScreenshot(
          ['spinner-hosts', `${design}-${look.name}.png`],
          { maxDiffPixelRatio: 0.01, threshold: 0.3 },
        );
      },
    );
  }
}
