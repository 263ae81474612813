import type { BrowserContext, Page } from '@playwright/test';

import { violationsOf } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** Signs out after 30 s without activity, with a warning for the last 20 s. */
test.use({ app: 'rules-app' });

/** Globals of the app. */
declare const idleLogout: { state(): string; pause(): () => void };
declare const logoutAction: { update(options: { redirectMode: 'document' }): void };

const use = (context: BrowserContext, experiment: 'idle' | 'idle-alone' | 'idle-brisk') =>
  context.addInitScript((name) => {
    if (origin !== 'null') sessionStorage.setItem('experiment', name);
  }, experiment);

const dialogOf = (page: Page) => page.getByRole('alertdialog', { name: 'Are you still there?' });
const loginOf = (page: Page) => page.getByRole('heading', { name: 'Sign in' });
const isHidden = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).display === 'none');

/** Installs a clock that tests can advance. */
async function installClock(page: Page): Promise<void> {
  await page.clock.install();
}

/** Opens another tab with the same session. */
async function openTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto('/');
  await expect(tab.getByText('Private data')).toBeVisible();
  return tab;
}

/**
 * Pauses the idle time in all tabs until it is resumed, even before the app of this tab has
 * started.
 */
async function pauseNow(page: Page): Promise<() => Promise<void>> {
  await page.waitForFunction(() => {
    if (!('idleLogout' in globalThis)) return false;
    Object.assign(globalThis, { resume: idleLogout.pause() });
    return true;
  });
  return () => page.evaluate(() => (globalThis as never as { resume(): void }).resume());
}

test.describe('A user who is away', () => {
  test.beforeEach(async ({ page, context, signIn, laboratory }) => {
    await use(context, 'idle');
    await installClock(page);
    await signIn('/');
    await expect(page.getByText('Private data')).toBeVisible();
    laboratory.clear();
  });

  test('is warned, and signed out with one request', async ({ page, laboratory }) => {
    await page.clock.runFor(5_000);
    await expect(dialogOf(page)).toHaveCount(0);
    await page.clock.runFor(5_500);
    await expect(dialogOf(page)).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/1\d seconds left|20 seconds left/);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    await page.clock.runFor(20_000);
    await expect(loginOf(page)).toBeVisible();
    await expect(page.getByText('Private data')).toHaveCount(0);
    expect(await isHidden(page)).toBe(false);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  });

  test('stays signed in with one key press, and gets the focus back', async ({
    page,
    laboratory,
  }) => {
    const link = page.getByRole('link', { name: 'Orders' });
    await link.focus();
    await page.clock.runFor(11_000);
    await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('button', { name: 'Sign out now' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    await page.clock.runFor(11_000);
    await expect(dialogOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
  });

  test('is not warned while they type, click, or scroll with the wheel', async ({ page }) => {
    /** Scrolls, and waits for the event, for which the driver does not wait. */
    const scroll = async () => {
      const scrolled = page.evaluate(() =>
        new Promise((done) => addEventListener('wheel', done, { once: true })).then(() => true),
      );
      await page.mouse.wheel(0, 10);
      await scrolled;
    };
    for (const act of [
      () => page.keyboard.press('a'),
      () => page.mouse.click(5, 5),
      scroll,
      () => page.keyboard.press('b'),
    ]) {
      await page.clock.runFor(6_000);
      await act();
    }
    await expect(dialogOf(page)).toHaveCount(0);
  });

  test('finds the page hidden after sleep, before the server has responded', async ({
    page,
    laboratory,
  }) => {
    laboratory.addFault({ delay: 2_000 });
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    await page.clock.runFor(1_000);
    await expect.poll(() => isHidden(page)).toBe(true);
    await expect.poll(() => laboratory.requests('POST /logout').length).toBe(1);
    await expect(loginOf(page)).toBeVisible();
    expect(await isHidden(page)).toBe(false);
  });

  test(
    'is neither signed out too early nor kept signed in if the clock is set back',
    { tag: '@once' },
    async ({ page, laboratory }) => {
      await page.clock.setSystemTime(Date.now() - 86_400_000);
      await page.clock.runFor(5_000);
      await expect(dialogOf(page)).toHaveCount(0);
      expect(laboratory.requests('POST /logout')).toHaveLength(0);
      await page.clock.runFor(26_000);
      await expect(loginOf(page)).toBeVisible();
    },
  );

  test(
    'is signed out even if a dialog is open and the server fails',
    { tag: '@once' },
    async ({ page, laboratory, expected }) => {
      expected.push(/LogoutError/);
      laboratory.addFault({ status: 500 });
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.clock.runFor(31_000);
      await expect(loginOf(page)).toBeVisible();
      await expect(page.getByText('Private data')).toHaveCount(0);
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([500]);
    },
  );

  test('is signed out when the browser is online again', async ({
    page,
    context,
    laboratory,
    expected,
  }) => {
    expected.push(/LogoutError/);
    await context.setOffline(true);
    await page.clock.runFor(31_000);
    await expect(loginOf(page)).toBeVisible();
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    await context.setOffline(false);
    await expect
      .poll(() => laboratory.requests('POST /logout').map(({ status }) => status))
      .toEqual([204]);
    expect((await page.request.get('/api/account')).status()).toBe(401);
  });

  test('sees nothing private while the next document loads', async ({ page, laboratory }) => {
    await page.evaluate(() => {
      logoutAction.update({ redirectMode: 'document' });
      addEventListener('pagehide', () => {
        sessionStorage.setItem('left', document.documentElement.style.display);
      });
    });
    laboratory.addFault({ method: 'GET', path: '/login', delay: 1_000 });
    await page.clock.runFor(31_000);
    await expect(loginOf(page)).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.getItem('left'))).toBe('none');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  });

  test('is not signed out during a pause', { tag: '@once' }, async ({ page, laboratory }) => {
    const resume = await pauseNow(page);
    await page.clock.runFor(120_000);
    await expect(dialogOf(page)).toHaveCount(0);
    await resume();
    await page.clock.runFor(31_000);
    await expect(loginOf(page)).toBeVisible();
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  });

  test('stays signed in through activity in a same-origin iframe', async ({ page }) => {
    await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      const field = frame.contentDocument?.createElement('input');
      field?.setAttribute('aria-label', 'Inside');
      frame.contentDocument?.body.append(field ?? '');
    });
    const field = page.frameLocator('iframe').getByLabel('Inside');
    await field.focus();
    for (let times = 0; times < 4; times++) {
      await page.clock.runFor(6_000);
      await page.keyboard.press('a');
    }
    await expect(dialogOf(page)).toHaveCount(0);
  });

  test(
    'sees a warning in which axe finds no violations, in light and dark',
    { tag: '@once' },
    async ({ page }) => {
      await page.clock.runFor(11_000);
      await expect(dialogOf(page)).toBeVisible();
      const found = await violationsOf(page);
      expect(
        found.filter(([, nodes]) => nodes.some((html) => html.includes('logout-idle'))),
      ).toEqual([]);
    },
  );
});

test.describe('The warning', () => {
  const warn = async (page: Page) => {
    await page.clock.runFor(11_000);
    await expect(dialogOf(page)).toBeVisible();
  };
  const styleOf = (page: Page, selector: string, property: string) =>
    page
      .locator(selector)
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  test.beforeEach(async ({ page, context, signIn }) => {
    await use(context, 'idle');
    await installClock(page);
    await signIn('/');
    await expect(page.getByText('Private data')).toBeVisible();
  });

  test(
    'is not animated if the user prefers reduced motion',
    { tag: '@chromium' },
    async ({ page }) => {
      await warn(page);
      expect(await styleOf(page, 'dialog[open]', 'animation-name')).not.toBe('none');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await styleOf(page, 'dialog[open]', 'animation-name')).toBe('none');
    },
  );

  test(
    'has borders and a visible focus in forced colors',
    { tag: '@chromium' },
    async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await warn(page);
      for (const selector of ['dialog[open]', 'dialog .stay', 'dialog .buttons :first-child']) {
        expect(await styleOf(page, selector, 'border-top-style')).toBe('solid');
        expect(await styleOf(page, selector, 'border-top-color')).not.toBe('rgba(0, 0, 0, 0)');
      }
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      expect(await styleOf(page, 'dialog .stay', 'outline-style')).toBe('solid');
    },
  );

  test('follows the direction of the page and fits on a small screen', async ({ page }) => {
    const left = async (name: string) =>
      (await page.getByRole('button', { name }).boundingBox())?.x ?? NaN;
    await warn(page);
    expect(await left('Stay signed in')).toBeGreaterThan(await left('Sign out now'));
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await left('Stay signed in')).toBeLessThan(await left('Sign out now'));
    await page.setViewportSize({ width: 320, height: 480 });
    await expect(dialogOf(page)).toBeInViewport({ ratio: 1 });
  });

  test('uses the custom properties of the app', async ({ page }) => {
    await page.evaluate(() => {
      for (const [name, value] of [
        ['background', 'rgb(1, 2, 3)'],
        ['color', 'rgb(250, 251, 252)'],
        ['border', 'rgb(4, 5, 6)'],
        ['radius', '8px'],
        ['accent', 'rgb(7, 8, 9)'],
        ['on-accent', 'rgb(200, 201, 202)'],
      ] as const) {
        document.documentElement.style.setProperty(`--logout-idle-${name}`, value);
      }
    });
    await warn(page);
    for (const [selector, property, value] of [
      ['dialog[open]', 'background-color', 'rgb(1, 2, 3)'],
      ['dialog[open]', 'color', 'rgb(250, 251, 252)'],
      ['dialog[open]', 'border-top-color', 'rgb(4, 5, 6)'],
      ['dialog[open]', 'border-top-left-radius', '8px'],
      ['dialog .stay', 'background-color', 'rgb(7, 8, 9)'],
      ['dialog .stay', 'color', 'rgb(200, 201, 202)'],
      ['dialog .stay', 'border-top-left-radius', '4px'],
    ] as const) {
      expect(await styleOf(page, selector, property), `${selector} ${property}`).toBe(value);
    }
  });
});

for (const experiment of ['idle', 'idle-alone'] as const) {
  test.describe(`Two tabs, ${experiment === 'idle' ? 'with' : 'without'} withTabSync`, () => {
    test('are both warned, and "Stay signed in" in one applies to both', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await use(context, experiment);
      await installClock(page);
      await signIn('/');
      const other = await openTab(context);
      laboratory.clear();
      await page.clock.runFor(11_000);
      await expect(dialogOf(page)).toBeVisible();
      await expect(dialogOf(other)).toBeVisible();
      await page.getByRole('button', { name: 'Stay signed in' }).click();
      await expect(dialogOf(page)).toHaveCount(0);
      await expect(dialogOf(other)).toHaveCount(0);
      expect(laboratory.requests('POST /logout')).toHaveLength(0);
    });

    test('stay signed in while the user types in one', async ({ page, context, signIn }) => {
      await use(context, experiment);
      await installClock(page);
      await signIn('/');
      const other = await openTab(context);
      for (let times = 0; times < 4; times++) {
        await page.clock.runFor(6_000);
        await page.keyboard.press('a');
      }
      await expect(dialogOf(other)).toHaveCount(0);
      await expect(other.getByText('Private data')).toBeVisible();
    });

    test('both sign out when the time is up, with one request', async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await use(context, experiment);
      await installClock(page);
      await signIn('/');
      const other = await openTab(context);
      laboratory.clear();
      await page.clock.runFor(31_000);
      for (const tab of [page, other]) {
        await expect(loginOf(tab)).toBeVisible();
        await expect(tab.getByText('Private data')).toHaveCount(0);
        await expect.poll(() => isHidden(tab)).toBe(false);
      }
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    });
  });
}

test(
  'five tabs write to the storage at most once per second, and all sign out',
  { tag: '@chromium' },
  async ({ page, context, signIn }) => {
    await use(context, 'idle-alone');
    await context.addInitScript(() => {
      const written: string[] = [];
      Object.assign(globalThis, { written });
      const setItem = Reflect.get(Storage.prototype, 'setItem');
      Storage.prototype.setItem = function (key, value) {
        if (this === localStorage) written.push(key);
        setItem.call(this, key, value);
      };
    });
    await installClock(page);
    await signIn('/');
    const tabs = [page];
    while (tabs.length < 5) tabs.push(await openTab(context));
    const writes = async () => {
      const counts = tabs.map((tab) =>
        tab.evaluate(() => (globalThis as never as { written: string[] }).written.length),
      );
      return (await Promise.all(counts)).reduce((sum, count) => sum + count);
    };
    const now = () => page.evaluate(() => Date.now());
    const [before, startedAt] = [await writes(), await now()];
    await page.bringToFront();
    for (let press = 0; press < 25; press++) {
      await page.keyboard.press('a');
      await page.clock.runFor(200);
    }
    const seconds = ((await now()) - startedAt) / 1_000;
    expect((await writes()) - before).toBeLessThanOrEqual(seconds + 1);
    await page.clock.runFor(31_000);
    for (const tab of tabs) await expect(loginOf(tab)).toBeVisible();
  },
);

test(
  'ten tabs whose time is up at the same moment send one request in total',
  { tag: '@chromium' },
  async ({ page, context, signIn, laboratory }) => {
    await use(context, 'idle-brisk');
    await signIn('/');
    // All tabs use the real clock. They stay paused until the last one is open.
    const resume = await pauseNow(page);
    const tabs = [page];
    while (tabs.length < 10) tabs.push(await openTab(context));
    laboratory.clear();
    await resume();
    for (const tab of tabs) await expect(loginOf(tab)).toBeVisible({ timeout: 20_000 });
    await expect
      .poll(async () => (await Promise.all(tabs.map(isHidden))).some(Boolean))
      .toBe(false);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  },
);

test(
  'a frozen tab stays signed in if the user was active in another tab',
  { tag: '@chromium' },
  async ({ page, context, signIn, laboratory }) => {
    await use(context, 'idle-brisk');
    await signIn('/');
    const resume = await pauseNow(page);
    const other = await openTab(context);
    laboratory.clear();
    const client = await context.newCDPSession(other);
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    await page.bringToFront();
    await resume();
    for (const end = Date.now() + 3_000; Date.now() < end;) await page.keyboard.press('a');
    await client.send('Page.setWebLifecycleState', { state: 'active' });
    await other.bringToFront();
    expect(await other.evaluate(() => idleLogout.state())).toBe('active');
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    // Now there is no activity in any tab.
    await expect(loginOf(other)).toBeVisible();
    await expect(loginOf(page)).toBeVisible();
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  },
);
