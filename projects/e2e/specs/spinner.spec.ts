import type { Page } from '@playwright/test';

import { openFigures } from '../support/figures.ts';
import { expect, test } from '../support/test.ts';

/** Globals of the playground. */
declare const spinners: {
  show(task: { context: string | string[]; message?: string }): { release(): void };
};

type Kept = typeof globalThis & { kept?: Record<string, { release(): void }> };

const start = (page: Page, name: string, context: string | string[], message?: string) =>
  page.evaluate(
    ([key, where, text]) => {
      const kept = ((globalThis as Kept).kept ??= {});
      kept[key] = spinners.show({ context: where, message: text });
    },
    [name, context, message] as const,
  );

const end = (page: Page, name: string) =>
  page.evaluate((key) => (globalThis as Kept).kept?.[key]?.release(), name);

/** The markup of the page, without the permanent status region. */
const markup = (page: Page) =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    copy.querySelector(':scope > [role=status]')?.remove();
    return copy.outerHTML;
  });

/** What screen readers find: the accessibility tree of the browser. */
async function accessibilityTree(page: Page): Promise<string[]> {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => `${String(role?.value)}: ${String(name?.value)}`);
}

const overlay = 'logout-spinner-overlay';

test.beforeEach(async ({ page }) => {
  await page.goto('/spinners');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spinners');
  // Material enables the animations of its fields shortly after rendering them.
  await expect(page.locator('mat-form-field').last()).toHaveClass(/animations-enabled/);
});

test('nested and overlapping contexts restore everything, including the focus', async ({
  page,
}) => {
  const before = await markup(page);
  await page.getByRole('button', { name: 'Order again' }).focus();
  await page.evaluate(() => {
    Object.assign(globalThis, { focused: 0 });
    document.addEventListener(
      'focusin',
      () => ((globalThis as never as { focused: number }).focused += 1),
    );
  });

  await start(page, 'whole', 'page', 'same');
  await expect(page.locator(`body > ${overlay}`)).toBeVisible();
  await start(page, 'widget', 'profile', 'inner');
  await start(page, 'twin', 'profile', 'twin');
  // No other spinner is drawn inside a covered context.
  await expect(page.locator(`body > ${overlay} li`)).toHaveText(['same', 'inner', 'twin']);
  await expect(page.locator(overlay)).toHaveCount(1);
  await expect(page.locator('#profile')).toHaveAttribute('aria-busy', 'true');
  await page.evaluate(() => {
    const child = Object.assign(document.createElement('input'), { id: 'child' });
    document.getElementById('profile')?.append(child);
  });
  await end(page, 'whole');
  await end(page, 'twin');
  await expect(page.locator(`body > ${overlay}`)).toHaveCount(0);
  await expect(page.locator(`#profile > ${overlay} li`)).toHaveText(['inner']);
  const blocked = page.locator('#profile > :not([inert])');
  await expect(blocked).toHaveCount(1);
  await expect(page.locator('#child')).toHaveAttribute('inert', '');

  await end(page, 'widget');
  await expect(page.locator(overlay)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Order again' })).toBeFocused();
  await page.evaluate(() => document.getElementById('child')?.remove());
  expect(await markup(page)).toBe(before);
  expect(await page.evaluate(() => (globalThis as never as { focused: number }).focused)).toBe(1);
});

test(
  'covered content cannot be reached with keyboard, pointer, or screen reader',
  { tag: '@chromium' },
  async ({ page }) => {
    await start(page, 'profile', 'profile', 'Busy');
    await expect(page.locator('#profile')).toHaveAttribute('aria-busy', 'true');
    const reached = new Set<string | undefined>();
    await page.getByLabel('Direction').focus();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.textContent.trim()));
    }
    expect(reached).toContain('Open Inbox');
    expect(reached).not.toContain('Order again');
    await expect.poll(() => accessibilityTree(page)).toContain('StaticText: Busy');
    expect(await accessibilityTree(page)).not.toContain('button: Order again');
    await expect(
      page.getByRole('button', { name: 'Order again' }).click({ timeout: 500 }),
    ).rejects.toThrow();

    await end(page, 'profile');
    await expect.poll(() => accessibilityTree(page)).toContain('button: Order again');
    await page.getByRole('button', { name: 'Order again' }).click();
  },
);

test(
  'all hosts of a context show its spinner, and a task can have several contexts',
  { tag: '@once' },
  async ({ page }) => {
    await start(page, 'both', ['messages', 'orders'], 'Moving');
    for (const id of ['Inbox', 'Archive', 'orders']) {
      await expect(page.locator(`#${id} > ${overlay} li`)).toHaveText('Moving');
    }
    await end(page, 'both');
    await expect(page.locator(overlay)).toHaveCount(0);
  },
);

test(
  'a task shorter than the delay never shows, and a visible spinner never flashes',
  { tag: '@once' },
  async ({ page }) => {
    // Another task, which starts later and is shown, serves as a clock.
    await page.evaluate(() => {
      Object.assign(globalThis, { flashed: false });
      new MutationObserver(() => Object.assign(globalThis, { flashed: true })).observe(
        document.getElementById('orders') as Node,
        { childList: true },
      );
      spinners.show({ context: 'orders', message: 'short' }).release();
    });
    await start(page, 'clock', 'messages');
    await expect(page.locator(`#Inbox > ${overlay}`)).toBeVisible();
    await end(page, 'clock');
    expect(await page.evaluate(() => (globalThis as never as { flashed: boolean }).flashed)).toBe(
      false,
    );

    const lasted = await page.evaluate(async () => {
      const changed = () =>
        new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve(performance.now());
          });
          observer.observe(document.getElementById('orders') as Node, { childList: true });
        });
      const task = spinners.show({ context: 'orders', message: 'long enough' });
      const appeared = await changed();
      task.release();
      return (await changed()) - appeared;
    });
    expect(lasted).toBeGreaterThanOrEqual(290);
  },
);

test('messages are text, even if they contain markup', { tag: '@once' }, async ({ page }) => {
  const hostile = Array.from(
    { length: 20 },
    (_, index) =>
      [
        `<img src=x onerror="window.hacked=${index}">`,
        `<script>window.hacked=${index}</script>`,
        `"><svg onload=window.hacked=${index}>`,
        `{{constructor.constructor('window.hacked=${index}')()}}`,
      ][index % 4] ?? '',
  );
  for (const [index, message] of hostile.entries())
    await start(page, `${index}`, 'orders', message);
  await expect(page.locator(`#orders > ${overlay} li`)).toHaveText(hostile);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test(
  'an action shows its spinner from the request to the outcome',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await signIn();
    await page.getByRole('link', { name: 'Spinners' }).click();
    await page.getByRole('button', { name: 'Sign out of the profile, slowly' }).click();
    await expect(page.locator(`#profile > ${overlay} li`)).toHaveText('Signing out');
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
    await expect(page.locator(overlay)).toHaveCount(0);
    expect(laboratory.requests('POST /logout')[0]?.status).toBe(204);
  },
);

test(
  'a thousand tasks leave no node and no listener behind',
  { tag: '@chromium' },
  async ({ page }) => {
    const figures = await openFigures(page);
    const cycle = async (times: number) => {
      await page.evaluate((count) => {
        for (let turn = 0; turn < count; turn++) {
          spinners.show({ context: ['orders', 'page'], message: `${turn}` }).release();
        }
      }, times);
      // Also as many tasks that are shown.
      await page.evaluate((count) => {
        (globalThis as Kept).kept = Object.fromEntries(
          Array.from({ length: count }, (_, turn) => [
            turn,
            spinners.show({ context: 'profile', message: `${turn}` }),
          ]),
        );
      }, times);
      await expect(page.locator(`#profile > ${overlay} li`)).toHaveCount(times);
      await page.evaluate(() => {
        Object.values((globalThis as Kept).kept ?? {}).forEach((task) => task.release());
        (globalThis as Kept).kept = {};
      });
      await expect(page.locator(overlay)).toHaveCount(0);
    };
    await cycle(10);
    const before = await figures();
    await cycle(1_000);
    // Some garbage is only found by a later collection.
    await expect(async () => {
      const after = await figures();
      expect(after.listeners).toBeLessThanOrEqual(before.listeners);
      expect(after.nodes).toBeLessThanOrEqual(before.nodes);
    }).toPass({ timeout: 5_000 });
  },
);

test(
  'removing a host removes its overlay, and a new host shows running tasks',
  { tag: '@once' },
  async ({ page }) => {
    await start(page, 'long', 'orders', 'Still running');
    await expect(page.locator(`#orders > ${overlay}`)).toBeVisible();
    await page.getByRole('link', { name: 'Home' }).click();
    await expect(page.locator(overlay)).toHaveCount(0);
    await page.getByRole('link', { name: 'Spinners', exact: true }).click();
    await expect(page.locator(`#orders > ${overlay} li`)).toHaveText('Still running');
    await end(page, 'long');
    await expect(page.locator(overlay)).toHaveCount(0);
  },
);

test('the styles of the overlay never affect elements of the app', async ({ page }) => {
  await page.evaluate((name) => {
    const sample = document.createElement('div');
    sample.id = 'sample';
    for (const className of ['view', 'plate', 'ring', 'more', name]) {
      sample.append(Object.assign(document.createElement('div'), { className }));
    }
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'circle'));
    sample.append(svg, document.createElement('slot'), document.createElement('li'));
    document.body.append(sample);
  }, overlay);
  const styles = () =>
    page.locator('#sample *').evaluateAll((elements) =>
      elements.map((element) => {
        const style = getComputedStyle(element);
        return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
      }),
    );
  const before = await styles();
  await start(page, 'orders', 'orders', 'Loading');
  await expect(page.locator(`#orders > ${overlay}`)).toBeVisible();
  expect(await styles()).toEqual(before);
  await end(page, 'orders');
});

test('a host that is moved keeps its overlay and is restored afterwards', async ({ page }) => {
  const host = page.locator('#Inbox');
  const before = await host.evaluate((element) => element.outerHTML);
  await start(page, 'moving', 'messages', 'Moving');
  await expect(host.locator(`> ${overlay}`)).toBeVisible();
  await host.evaluate((element) => document.querySelector('main')?.append(element));
  await expect(host.locator(`> ${overlay} li`)).toHaveText('Moving');
  await end(page, 'moving');
  await expect(page.locator(overlay)).toHaveCount(0);
  expect(await host.evaluate((element) => element.outerHTML)).toBe(before);
});

test(
  'everything on the page is inert except the overlay and the live region',
  { tag: '@chromium' },
  async ({ page }) => {
    await start(page, 'whole', 'page', 'Everything');
    await expect(page.locator(`body > ${overlay}`)).toBeVisible();
    const free = await page
      .locator('body > :not([inert]):not(script)')
      .evaluateAll((elements) => elements.map((element) => element.role ?? element.localName));
    expect(free.sort()).toEqual(['logout-spinner-overlay', 'status']);
    await expect.poll(() => accessibilityTree(page)).toContain('StaticText: Everything');
    expect(await accessibilityTree(page)).not.toContain('button: Start a task');
    await end(page, 'whole');
    await expect(page.getByRole('button', { name: 'Start a task' })).toBeVisible();
  },
);

test('the live region announces messages and removes those of ended tasks', async ({ page }) => {
  const region = page.locator('body > [role=status]');
  await start(page, 'one', 'orders', 'First');
  await expect(region).toHaveText('First');
  await start(page, 'two', ['orders', 'messages'], 'Second');
  await expect(region.locator('div')).toHaveText(['First', 'Second']);
  await end(page, 'one');
  await expect(region.locator('div')).toHaveText(['Second']);
  await expect(region).toHaveCount(1);
});

test(
  'a page restored from the back/forward cache has no spinner',
  { tag: ['@chromium', '@history'] },
  async ({ page }) => {
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await start(page, 'whole', ['page', 'orders'], 'Left behind');
    await expect(page.locator(`body > ${overlay}`)).toBeVisible();
    await page.goto('/favicon.svg');
    await page.evaluate(() => void setTimeout(() => history.back()));
    await expect(page).toHaveURL('/spinners');
    await expect(page.getByRole('button', { name: 'Start a task' })).toBeVisible();
    await expect(page.locator(overlay)).toHaveCount(0);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  },
);

test('custom properties set the size and colors', async ({ page }) => {
  await page.getByLabel('Look').selectOption('branded, by custom properties');
  await start(page, 'branded', 'messages', 'Branded');
  const ring = page.locator('#Inbox .ring');
  await expect(ring).toHaveCSS('width', '56px');
  await expect(page.locator(`#Inbox > ${overlay}`)).toHaveCSS('color', 'rgb(15, 81, 50)');
});

for (const look of [
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'forced-colors', media: { forcedColors: 'active' } },
  { name: 'reduced-motion', media: { reducedMotion: 'reduce' } },
  { name: 'light', media: { colorScheme: 'light' } },
] as const) {
  test(`the spinner is visible: ${look.name}`, { tag: '@chromium' }, async ({ page }, info) => {
    await page.emulateMedia(look.media);
    await page.getByLabel('Direction').selectOption('right to left');
    await start(page, 'one', 'orders', 'Saving your orders');
    await start(page, 'two', ['orders', 'messages'], 'Moving messages');
    const ring = page.locator('#orders .ring');
    await expect(ring).toBeVisible();
    const animation = await ring.evaluate((element) => getComputedStyle(element).animationName);
    expect(animation).toContain(look.name === 'reduced-motion' ? 'breathe' : 'turn');
    await page.screenshot({ path: info.outputPath(`${look.name}.png`), fullPage: true });
  });
}
