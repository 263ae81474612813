import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

test.use({ app: 'styles-app', viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });

/** Style sheets of the fixture: none, two that apps use, and one with the rudest rules of all. */
const SHEETS = ['none', 'bootstrap', 'pico', 'hostile'] as const;

/** Another font changes 3 % of the pixels of the dialog, and 7 % of a narrow one. Places are compared to the pixel below. */
const LIKE_BEFORE = { maxDiffPixelRatio: 0.06, threshold: 0.3 };
const LIKE_BEFORE_NARROW = { ...LIKE_BEFORE, maxDiffPixelRatio: 0.1 };

const launcher = (page: Page) => page.getByRole('button', { name: 'Logout actions' });
const dockOf = (page: Page) => page.getByRole('complementary', { name: 'Logout actions' });

/** Opens a page of the fixture in a style sheet that has arrived. */
async function open(page: Page, sheet: (typeof SHEETS)[number], path = '/'): Promise<void> {
  await page.goto(sheet === 'none' ? path : `${path}?styles=${sheet}`);
  await launcher(page).or(dockOf(page)).waitFor();
  await page.waitForFunction(
    (count) => document.querySelectorAll('link[rel=stylesheet]').length === count,
    sheet === 'none' ? 0 : 1,
  );
  await page.waitForLoadState('load');
}

/** Place, colors, and font of everything in an element. */
const looksOf = (element: Locator) =>
  element.evaluate((root) =>
    [root, ...root.querySelectorAll('*')].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontFamily, opacity, letterSpacing } =
        getComputedStyle(part);
      return [
        part.localName,
        [x, y, width, height].map(Math.round).join(' '),
        [color, backgroundColor, borderColor, fontSize, fontFamily, opacity, letterSpacing].join(
          ' ',
        ),
      ].join(': ');
    }),
  );

for (const sheet of SHEETS) {
  test(`the icon of the button is visible in an app with styles: ${sheet}`, async ({ page }) => {
    await open(page, sheet);
    const button = await launcher(page).boundingBox();
    expect(button).toEqual({ x: 1388, y: 848, width: 40, height: 40 });
    const icon = await launcher(page).locator('svg').boundingBox();
    expect(icon).toEqual({ x: 1397, y: 857, width: 22, height: 22 });
    // Nothing is over it, and it is drawn.
    await launcher(page).click({ trial: true });
    await expect(launcher(page)).toHaveScreenshot(['actions-dialog', 'button.png'], LIKE_BEFORE);
  });
}

test('the dialog looks the same to the pixel whatever the styles of the app', async ({ page }) => {
  test.slow();
  const seen = new Map<string, string[][]>();
  for (const sheet of SHEETS) {
    await open(page, sheet, '/orders');
    if (!(await dockOf(page).isVisible())) await launcher(page).click();
    await dockOf(page)
      .getByRole('button', { name: /^leave / })
      .click();
    const looks: string[][] = [];
    for (const name of ['Properties', 'Events', 'Calls', 'Code']) {
      const tab = dockOf(page).getByRole('tab', { name });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      looks.push(await looksOf(dockOf(page)));
    }
    await dockOf(page).getByRole('button', { name: 'New Action' }).click();
    await expect(dockOf(page).getByRole('button', { name: 'Done' })).toBeVisible();
    looks.push(await looksOf(dockOf(page)));
    seen.set(sheet, looks);
  }
  for (const sheet of SHEETS) expect(seen.get(sheet), sheet).toEqual(seen.get('none'));
});

test('the page looks the same to the pixel whether or not the dialog was there', async ({
  page,
}) => {
  await open(page, 'none', '/orders');
  const before = await looksOf(page.locator('app-root'));
  await launcher(page).click();
  await dockOf(page).getByRole('button', { name: 'Dock at the right' }).click();
  await dockOf(page).getByRole('button', { name: 'Close' }).click();
  expect(await looksOf(page.locator('app-root'))).toEqual(before);
});

for (const sheet of SHEETS) {
  test(`the dialog looks as it did in an app with styles: ${sheet}`, async ({ page }) => {
    await open(page, sheet);
    await launcher(page).click();
    await expect(dockOf(page)).toHaveScreenshot(
      ['actions-dialog', 'light-Properties.png'],
      LIKE_BEFORE,
    );
  });
}

const LOOKS = [
  { name: 'light', width: 1440, height: 900 },
  { name: 'dark', width: 1440, height: 900, media: { colorScheme: 'dark' } },
  { name: 'forced-colors', width: 1440, height: 900, media: { forcedColors: 'active' } },
  { name: 'right', width: 1440, height: 900, side: 'right' },
  { name: 'phone-light', width: 390, height: 844 },
  { name: 'phone-dark', width: 390, height: 844, media: { colorScheme: 'dark' } },
] as const;

for (const look of LOOKS) {
  test(`each tab looks as it did: ${look.name}`, async ({ page, laboratory }) => {
    test.slow();
    await page.clock.install({ time: new Date('2026-11-26T12:00:00Z') });
    await page.emulateMedia('media' in look ? look.media : {});
    await page.setViewportSize({ width: look.width, height: look.height });
    await open(page, 'none', '/orders');
    await launcher(page).click();
    const dialog = dockOf(page);
    if ('side' in look) await dialog.getByRole('button', { name: 'Dock at the right' }).click();
    await dialog.getByRole('button', { name: /^leave / }).click();
    await dialog.getByLabel('Use default success handler').uncheck();
    const expectLook = async (name: string) => {
      await page.mouse.move(0, 0);
      await expect(dialog).toHaveScreenshot(
        ['actions-dialog', `${look.name}-${name}.png`],
        look.width < 720 ? LIKE_BEFORE_NARROW : LIKE_BEFORE,
      );
    };
    for (const tab of ['Properties', 'Events', 'Calls', 'Code']) {
      await dialog.getByRole('tab', { name: tab }).click();
      if (tab === 'Calls') {
        // The clock of the page stands still while the server takes its time: the drawing is the same each time.
        await page.clock.pauseAt(new Date('2026-11-26T13:00:00Z'));
        laboratory.befall({ delay: 2_000, status: 204, times: 1 });
        const invoke = dialog.getByRole('button', { name: 'Invoke' });
        for (let call = 0; call < 3; call++) {
          await invoke.evaluate((button: HTMLElement) => button.click());
          await page.clock.runFor(200);
        }
        await expect.poll(() => laboratory.requests('POST /logout').length).toBe(2);
        await expect(async () => {
          await page.clock.runFor(20);
          await expect(dialog.locator('[data-outcome=pending]')).toHaveCount(0, { timeout: 100 });
        }).toPass();
        await dialog.locator('summary').first().click();
        await page.clock.resume();
      }
      await expectLook(tab);
    }
    await dialog.getByRole('button', { name: 'New Action' }).click();
    await expectLook('New-Action');
  });
}
