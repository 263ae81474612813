import type { Page } from '@playwright/test';

import { violationsOf } from '../support/axe.ts';
import { useExperiment } from '../support/experiment.ts';
import { expect, test } from '../support/test.ts';

/**
 * Tests the dialog of `confirmLogout()` in an app whose Content Security Policy only allows styles
 * with a nonce.
 */
test.use({ app: 'rules-app' });

/** Globals of the app. */
declare const spinners: { show(task: { context: string }): { release(): void } };
declare const logoutAction: {
  invoke(): Promise<{ status: string; by?: string }>;
  update(options: { decisionTimeout: number }): void;
};

test.beforeEach(({ context }) => useExperiment(context, 'confirm'));

const dialogOf = (page: Page) => page.getByRole('alertdialog');
const signOutButton = (page: Page) => page.locator('app-root > main > button');
const stillSignedIn = async (page: Page) =>
  expect((await page.request.get('/api/account')).status()).toBe(200);

/** Opens the app. */
async function start(page: Page, signIn: (address: string) => Promise<void>) {
  await signIn('/');
  await expect(signOutButton(page)).toBeVisible();
}

/** Opens the app and the dialog. */
async function open(page: Page, signIn: (address: string) => Promise<void>) {
  await start(page, signIn);
  await signOutButton(page).click();
  await expect(dialogOf(page)).toBeVisible();
}

/** Whether a button is the topmost element at its center, inside the shadow root of the dialog. */
const isOnTop = (page: Page, name: string) =>
  dialogOf(page)
    .getByRole('button', { name })
    .evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      const root = button.getRootNode() as ShadowRoot;
      return root.elementFromPoint(x + width / 2, y + height / 2) === button;
    });

test('the dialog has a title and a description, focuses the safe choice, and signs out when confirmed', async ({
  page,
  signIn,
  laboratory,
}) => {
  await open(page, signIn);
  await expect(dialogOf(page)).toHaveAccessibleName('Sign out?');
  await expect(dialogOf(page)).toHaveAccessibleDescription(/you will need to sign in again/);
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(dialogOf(page)).toHaveCount(0);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

for (const [name, refuse] of [
  ['the button', (page: Page) => page.getByRole('button', { name: 'Stay signed in' }).click()],
  ['Escape', (page: Page) => page.keyboard.press('Escape')],
  [
    'a click on the backdrop',
    (page: Page) =>
      // Clicks in the first half second may belong to a double click.
      expect(async () => {
        await page.mouse.click(5, 5);
        await expect(dialogOf(page)).toHaveCount(0, { timeout: 50 });
      }).toPass(),
  ],
] as const) {
  test(`${name} keeps the user signed in and restores the focus`, async ({
    page,
    signIn,
    laboratory,
  }) => {
    await start(page, signIn);
    await signOutButton(page).focus();
    const outcome = page.evaluate(() => logoutAction.invoke());
    await expect(dialogOf(page)).toBeVisible();
    await refuse(page);
    expect(await outcome).toEqual({ status: 'vetoed', by: 'guard' });
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(signOutButton(page)).toBeFocused();
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    await stillSignedIn(page);
  });
}

test('a double click opens one dialog and does not answer it', async ({
  page,
  signIn,
  laboratory,
}) => {
  await start(page, signIn);
  await signOutButton(page).dblclick();
  await expect(dialogOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});

test(
  'six calls open one dialog, and none asks again',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await start(page, signIn);
    const outcomes = page.evaluate(() =>
      Promise.all(Array.from({ length: 6 }, () => logoutAction.invoke())),
    );
    await expect(dialogOf(page)).toHaveCount(1);
    await dialogOf(page).getByRole('button', { name: 'Sign out' }).click();
    const statuses = (await outcomes).map(({ status }) => status);
    expect([statuses[0], statuses.at(-1)]).toEqual(['succeeded', 'succeeded']);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(dialogOf(page)).toHaveCount(0);
    expect(laboratory.requests('POST /logout')[0]?.status).toBe(204);
  },
);

test('the dialog is above a modal dialog, a popover, and any z-index, and Escape closes only this dialog', async ({
  page,
  signIn,
}) => {
  await start(page, signIn);
  await page.evaluate(() => {
    const cover = (tag: string) => {
      const element = document.createElement(tag);
      Object.assign(element.style, { position: 'fixed', inset: '0', width: '100%' });
      element.style.zIndex = '2147483647';
      element.append(tag);
      document.body.append(element);
      return element;
    };
    // An overlay of the app that closes on Escape, as those of the CDK do.
    const overlay = cover('section');
    document.body.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') overlay.remove();
    });
    const popover = cover('aside');
    popover.popover = 'manual';
    popover.showPopover();
    (cover('dialog') as HTMLDialogElement).showModal();
    void logoutAction.invoke();
  });
  await expect(dialogOf(page)).toBeVisible();
  expect(await isOnTop(page, 'Stay signed in')).toBe(true);
  expect(await isOnTop(page, 'Sign out')).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  expect(await page.evaluate(() => !!document.querySelector('dialog:modal'))).toBe(true);
  expect(await page.evaluate(() => !!document.querySelector('aside:popover-open'))).toBe(true);
  expect(await page.evaluate(() => !!document.querySelector('section'))).toBe(true);
});

for (const [name, first] of [
  ['that starts while it is open', 'dialog'],
  ['that runs when it opens', 'spinner'],
] as const) {
  test(`a spinner of the page ${name} covers the dialog until it ends`, async ({
    page,
    signIn,
    laboratory,
  }) => {
    await start(page, signIn);
    await page.evaluate(async (begin) => {
      if (begin === 'dialog') void logoutAction.invoke();
      const spinner = spinners.show({ context: 'page' });
      addEventListener('release', () => spinner.release());
      const isShown = () => document.querySelector('logout-spinner-overlay, logout-dialog');
      while (!isShown()) await new Promise(requestAnimationFrame);
      if (begin === 'spinner') void logoutAction.invoke();
    }, first);
    const whatIsHit = () =>
      page.evaluate(() => {
        const host = document.querySelector('logout-dialog');
        const dialog = host?.shadowRoot?.querySelector('dialog');
        const { x = 0, y = 0, width = 0, height = 0 } = dialog?.getBoundingClientRect() ?? {};
        return host?.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2)?.localName;
      });
    await expect.poll(whatIsHit).toBe('logout-spinner-overlay');
    await page.evaluate(() => dispatchEvent(new Event('release')));
    await expect.poll(whatIsHit).not.toBe('logout-spinner-overlay');
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
  });
}

test('Tab stays in the dialog', async ({ page, signIn }) => {
  await open(page, signIn);
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.localName);
    // The browser's own controls are part of the tab order.
    expect(['logout-dialog', 'body']).toContain(focused);
  }
});

test(
  'the dialog closes after `decisionTimeout`',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await start(page, signIn);
    const outcome = await page.evaluate(() => {
      logoutAction.update({ decisionTimeout: 300 });
      return logoutAction.invoke();
    });
    expect(outcome).toEqual({ status: 'vetoed', by: 'timeout' });
    await expect(dialogOf(page)).toHaveCount(0);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
  },
);

test('styles of the app do not affect the dialog, but its custom properties do', async ({
  page,
  signIn,
}) => {
  await start(page, signIn);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      dialog, button, h2, p { all: unset !important; display: none !important; }
      logout-dialog { display: none; position: absolute; opacity: 0; }
      body { text-transform: uppercase; text-align: center; letter-spacing: 1em; }
      :root { --logout-confirm-color: rgb(1, 2, 3); --logout-confirm-on-color: rgb(250, 251, 252); }
    `);
    document.adoptedStyleSheets.push(sheet);
    void logoutAction.invoke();
  });
  const confirm = dialogOf(page).getByRole('button', { name: 'Sign out' });
  await expect(confirm).toBeVisible();
  await expect(confirm).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(confirm).toHaveCSS('color', 'rgb(250, 251, 252)');
  await expect(confirm).toHaveCSS('text-transform', 'none');
  await expect(confirm).toHaveCSS('letter-spacing', 'normal');
  await expect(dialogOf(page)).toHaveCSS('opacity', '1');
});

test(
  'system tokens of Angular Material set the colors of the dialog',
  { tag: '@once' },
  async ({ page, signIn }) => {
    await start(page, signIn);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root {
      --mat-sys-primary: rgb(1, 2, 3); --mat-sys-surface-container-high: rgb(4, 5, 6);
      --mat-sys-on-surface: rgb(7, 8, 9); --mat-sys-corner-extra-large: 28px;
    }`);
      document.adoptedStyleSheets.push(sheet);
      void logoutAction.invoke();
    });
    const confirm = dialogOf(page).getByRole('button', { name: 'Sign out' });
    await expect(confirm).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    await expect(dialogOf(page)).toHaveCSS('background-color', 'rgb(4, 5, 6)');
    await expect(dialogOf(page)).toHaveCSS('color', 'rgb(7, 8, 9)');
    await expect(dialogOf(page)).toHaveCSS('border-radius', '28px');
  },
);

for (const [width, height] of [
  [390, 700],
  [320, 256],
] as const) {
  test(`the dialog fits on ${width} × ${height} px, and its buttons are large enough for touch`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, signIn);
    const box = await dialogOf(page).boundingBox();
    expect(box).not.toBeNull();
    const { x = 0, y = 0, width: w = 0, height: h = 0 } = box ?? {};
    expect([x >= 0, y >= 0, x + w <= width, y + h <= height]).toEqual([true, true, true, true]);
    for (const name of ['Stay signed in', 'Sign out']) {
      const button = dialogOf(page).getByRole('button', { name });
      await button.scrollIntoViewIfNeeded();
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
}

test('the dialog follows the direction and language of the page', async ({ page, signIn }) => {
  await start(page, signIn);
  await page.evaluate(() => {
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
    void logoutAction.invoke();
  });
  await expect(dialogOf(page)).toHaveAccessibleName('تسجيل الخروج؟');
  await expect(dialogOf(page)).toHaveCSS('direction', 'rtl');
  const left = async (name: string) =>
    (await dialogOf(page).getByRole('button', { name }).boundingBox())?.x ?? 0;
  expect(await left('تسجيل الخروج')).toBeLessThan(await left('البقاء'));
});

test(
  'axe finds no violations in the dialog, in light and dark',
  { tag: '@chromium' },
  async ({ page, signIn }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, signIn);
    expect(await violationsOf(page)).toEqual([]);
  },
);

test(
  'the dialog adapts to dark mode, forced colors, and reduced motion',
  { tag: '@chromium' },
  async ({ page, signIn }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    await start(page, signIn);
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'light dark';
      void logoutAction.invoke();
    });
    const dialog = dialogOf(page);
    const confirm = dialog.getByRole('button', { name: 'Sign out' });
    await expect(dialog).toHaveCSS('animation-name', 'none');
    await expect(dialog).toHaveCSS('color', 'rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(dialog).toHaveCSS('color', 'rgb(0, 0, 0)');
    await page.emulateMedia({ forcedColors: 'active' });
    const colors = await confirm.evaluate((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return [color, backgroundColor];
    });
    expect(new Set(colors).size).toBe(2);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
    await expect(dialog).toHaveCSS('animation-name', 'logout-dialog-rise');
  },
);
