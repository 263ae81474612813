import type { Locator, Page } from '@playwright/test';

import type { Laboratory } from '../../server/src/laboratory.ts';
import { expect, test } from '../support/test.ts';

test.use({ app: 'styles-app', viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });

/** The style sheets of the fixture: none, two popular ones, and one with aggressive rules. */
const SHEETS = ['none', 'bootstrap', 'pico', 'hostile'] as const;

/**
 * Another font changes 3 % of the pixels of the dialog, or 7 % of a narrow one. Other tests compare
 * positions exactly.
 */
const TOLERANCE = { maxDiffPixelRatio: 0.06, threshold: 0.3 };
const NARROW_TOLERANCE = { ...TOLERANCE, maxDiffPixelRatio: 0.1 };

const launcher = (page: Page) => page.getByRole('button', { name: 'Logout actions' });
const dockOf = (page: Page) => page.getByRole('complementary', { name: 'Logout actions' });

/** Opens a page of the fixture, and waits for its style sheet. */
async function open(page: Page, sheet: (typeof SHEETS)[number], path = '/'): Promise<void> {
  await page.goto(sheet === 'none' ? path : `${path}?styles=${sheet}`);
  await launcher(page).or(dockOf(page)).waitFor();
  await page.waitForFunction(
    (count) => document.querySelectorAll('link[rel=stylesheet]').length === count,
    sheet === 'none' ? 0 : 1,
  );
  await page.waitForLoadState('load');
}

async function choose(dialog: Locator, action: string): Promise<void> {
  const button = dialog.getByRole('button', { name: new RegExp(`^${action} `) });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'true');
}

/** The positions, colors, and fonts of an element and its descendants. */
const appearanceOf = (element: Locator) =>
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
  test(`the button and the dialog match their screenshots with the style sheet ${sheet}`, async ({
    page,
  }) => {
    await open(page, sheet);
    const button = await launcher(page).boundingBox();
    expect(button).toEqual({ x: 1388, y: 848, width: 40, height: 40 });
    const icon = await launcher(page).locator('svg').boundingBox();
    expect(icon).toEqual({ x: 1397, y: 857, width: 22, height: 22 });
    // Checks that nothing covers the icon, and that it is painted.
    await launcher(page).click({ trial: true });
    await expect(launcher(page)).toHaveScreenshot(['actions-dialog', 'button.png'], TOLERANCE);
    await launcher(page).click();
    await expect(dockOf(page)).toHaveScreenshot(
      ['actions-dialog', 'light-Properties.png'],
      TOLERANCE,
    );
  });
}

test('the dialog looks exactly the same with any style sheet of the app', async ({ page }) => {
  test.slow();
  const seen = new Map<string, string[][]>();
  for (const sheet of SHEETS) {
    await open(page, sheet, '/orders');
    if (!(await dockOf(page).isVisible())) await launcher(page).click();
    await choose(dockOf(page), 'leave');
    const looks: string[][] = [];
    for (const name of ['Properties', 'Events', 'Calls', 'Code']) {
      const tab = dockOf(page).getByRole('tab', { name });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      looks.push(await appearanceOf(dockOf(page)));
    }
    await dockOf(page).getByRole('button', { name: 'New Action' }).click();
    await expect(dockOf(page).getByRole('button', { name: 'Done' })).toBeVisible();
    looks.push(await appearanceOf(dockOf(page)));
    seen.set(sheet, looks);
  }
  for (const sheet of SHEETS) expect(seen.get(sheet), sheet).toEqual(seen.get('none'));
});

test('the page looks exactly the same after the dialog was closed', async ({ page }) => {
  await open(page, 'none', '/orders');
  const before = await appearanceOf(page.locator('app-root'));
  await launcher(page).click();
  await dockOf(page).getByRole('button', { name: 'Dock at the right' }).click();
  await dockOf(page).getByRole('button', { name: 'Close' }).click();
  await expect(dockOf(page)).toHaveCount(0);
  expect(await appearanceOf(page.locator('app-root'))).toEqual(before);
});

/** Grouped by window, so that each window makes its calls only once. */
const LOOKS = {
  'a desktop': {
    size: { width: 1440, height: 900 },
    tolerance: TOLERANCE,
    looks: [
      { name: 'light' },
      { name: 'dark', media: { colorScheme: 'dark' } },
      { name: 'forced-colors', media: { forcedColors: 'active' } },
      { name: 'right', side: 'right' },
    ],
  },
  'a phone': {
    size: { width: 390, height: 844 },
    tolerance: NARROW_TOLERANCE,
    looks: [{ name: 'phone-light' }, { name: 'phone-dark', media: { colorScheme: 'dark' } }],
  },
} as const;

for (const [device, { size, tolerance, looks }] of Object.entries(LOOKS)) {
  test(`each tab matches its screenshot on ${device}`, async ({ page, laboratory }) => {
    test.slow();
    await page.clock.install({ time: new Date('2026-11-26T12:00:00Z') });
    await page.setViewportSize(size);
    await open(page, 'none', '/orders');
    await launcher(page).click();
    const dialog = dockOf(page);
    await choose(dialog, 'leave');
    await dialog.getByLabel('Use default success handler').uncheck();

    const expectLooks = async (name: string, show: () => Promise<void>) => {
      for (const look of looks) {
        await page.emulateMedia({
          colorScheme: 'light',
          forcedColors: 'none',
          ...('media' in look && look.media),
        });
        const side = 'side' in look ? look.side : 'bottom';
        if (device === 'a desktop')
          await dialog.getByRole('button', { name: `Dock at the ${side}` }).click();
        await show();
        await page.mouse.move(0, 0);
        await expect
          .soft(dialog)
          .toHaveScreenshot(['actions-dialog', `${look.name}-${name}.png`], tolerance);
      }
    };

    for (const name of ['Properties', 'Events', 'Calls', 'Code']) {
      const tab = dialog.getByRole('tab', { name });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      if (name === 'Calls') await call(page, dialog, laboratory);
      await expectLooks(name, () => tab.click());
    }
    await expectLooks('New-Action', async () => {
      // It also leaves the form of the look before.
      await choose(dialog, 'leave');
      await dialog.getByRole('button', { name: 'New Action' }).click();
    });
  });
}

/** Three calls, of which one is discarded. */
async function call(page: Page, dialog: Locator, laboratory: Laboratory): Promise<void> {
  // The clock of the page stands still while the server takes its time: the drawing is the same each time.
  await page.clock.pauseAt(new Date('2026-11-26T13:00:00Z'));
  laboratory.addFault({ delay: 1_000, status: 204, times: 1 });
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
