import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

/** What the playground offers to the console. */
declare const spinners: {
  show(task: { context: string | string[]; message?: string }): { release(): void };
};

const HOSTS = [
  ...['link', 'button', 'primary', 'icon', 'chip', 'inline', 'row', 'cell', 'list', 'fieldset'],
  ...['card', 'silent', 'many', 'narrow', 'scrolling', 'shadow', 'isolated', 'material', 'dark'],
  ...['outer', 'tall'],
];

const overlay = 'logout-spinner-overlay';

/** The spinner of the page, until the returned function is called. */
async function showPage(page: Page, message = 'Signing out'): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    Object.assign(globalThis, { whole: spinners.show({ context: 'page', message: text }) });
  }, message);
  await expect(page.locator(`${overlay}[popover]`)).toBeVisible();
  return async () => {
    await page.evaluate(() =>
      (globalThis as never as { whole: { release(): void } }).whole.release(),
    );
    await expect(page.locator(overlay)).toHaveCount(0);
  };
}

const markup = (page: Page) =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    copy.querySelector('[role=status]')?.remove();
    return copy.outerHTML;
  });

/** What is wrong with the spinner of a host, in words. */
const faults = (page: Page, id: string) =>
  page.evaluate((name) => {
    const host = document.getElementById(`gallery-${name}`);
    if (!host) return ['there is no such host'];
    host.scrollIntoView({ block: name === 'tall' ? 'start' : 'center', behavior: 'instant' });
    const selector = 'logout-spinner-overlay';
    const spinner =
      (host.shadowRoot ?? host).querySelector<HTMLElement>(`:scope > ${selector}`) ??
      host.shadowRoot?.querySelector<HTMLElement>(selector) ??
      document.querySelector<HTMLElement>(
        `${selector}[data-context="${host.dataset['spinnerContext'] ?? ''}"]`,
      );
    const ring = spinner?.shadowRoot?.querySelector('.ring')?.getBoundingClientRect();
    if (!spinner || !ring) return ['it is not there'];
    const box = host.getBoundingClientRect();
    const visible = {
      left: Math.max(box.left, 0) - 1,
      top: Math.max(box.top, 0) - 1,
      right: Math.min(box.right, innerWidth) + 1,
      bottom: Math.min(box.bottom, innerHeight) + 1,
    };
    const isInside = (inner: DOMRect) =>
      inner.left >= visible.left &&
      inner.top >= visible.top &&
      inner.right <= visible.right &&
      inner.bottom <= visible.bottom;
    const hit = (x: number, y: number) => {
      let element = document.elementFromPoint(x, y);
      while (element?.shadowRoot && element.localName !== selector) {
        const inner = element.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === element) break;
        element = inner;
      }
      return element;
    };
    const found: string[] = [];
    if (ring.width < 8) found.push(`the ring is ${ring.width} px wide`);
    if (Math.abs(ring.width - ring.height) > 0.5) found.push('the ring is no circle');
    if (!isInside(ring)) found.push('the ring is not in the visible part');
    for (const row of spinner.querySelectorAll('li')) {
      if (!row.checkVisibility({ visibilityProperty: true })) continue;
      if (!isInside(row.getBoundingClientRect())) found.push(`'${row.textContent}' is cut`);
      const ellipsis = getComputedStyle(row).textOverflow === 'ellipsis';
      if (row.scrollWidth > row.clientWidth && !ellipsis)
        found.push(`'${row.textContent}' is clipped`);
    }
    const [x, y] = [ring.left + ring.width / 2, ring.top + ring.height / 2];
    if (hit(x, y) !== spinner) found.push(`a click hits <${hit(x, y)?.localName ?? 'nothing'}>`);
    const outside: [number, number][] = [
      [box.left - 4, y],
      [box.right + 4, y],
      [x, box.top - 4],
      [x, box.bottom + 4],
    ];
    for (const [left, top] of outside) {
      if (hit(left, top) === spinner) found.push(`it covers (${left}, ${top}) outside`);
    }
    return found;
  }, id);

test.beforeEach(async ({ page }) => {
  await page.goto('/spinners');
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
});

for (const width of [1440, 390]) {
  test(`the spinner is whole and covers nothing but its host, ${width} px wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.locator('#gallery-scrolling').evaluate((host) => (host.scrollTop = 300));
    const before = await markup(page);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page.locator(overlay)).toHaveCount(HOSTS.length);
    for (const host of HOSTS) expect.soft(await faults(page, host), host).toEqual([]);
    await page.getByRole('button', { name: 'Hide all' }).click();
    await expect(page.locator(overlay)).toHaveCount(0);
    expect(await markup(page)).toBe(before);
  });
}

test('the ring stays in the visible part of a host that is scrolled', async ({ page }) => {
  await page.getByRole('switch', { name: 'scrolling' }).click();
  await page.getByRole('switch', { name: 'tall' }).click();
  const host = page.locator('#gallery-scrolling');
  await expect(host.locator(overlay)).toBeVisible();
  for (const top of [0, 200, 400]) {
    await host.evaluate((element, to) => (element.scrollTop = to), top);
    expect(await faults(page, 'scrolling')).toEqual([]);
  }
  const tall = page.locator('#gallery-tall');
  for (const offset of [0, 1_500, 4_500]) {
    await tall.evaluate((element, by) => {
      scrollTo({ top: element.getBoundingClientRect().top + scrollY + by, behavior: 'instant' });
    }, offset);
    await expect(tall.locator('.ring')).toBeInViewport({ ratio: 1 });
  }
});

test('text around an inline host is not covered', async ({ page }) => {
  await page.getByRole('switch', { name: 'inline text' }).click();
  await expect(page.locator(`#gallery-inline > ${overlay}`)).toBeVisible();
  const covered = await page.locator('#gallery-inline').evaluate((host) =>
    [host.previousSibling, host.nextSibling].map((text) => {
      host.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.selectNodeContents(text as Node);
      const [rect] = [...range.getClientRects()].filter(({ width }) => width > 10);
      if (!rect) return 'no text';
      return document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2)
        ?.localName;
    }),
  );
  expect(covered).toEqual(['p', 'p']);
});

for (const name of ['button', 'link']) {
  test(`a ${name} can be neither clicked nor triggered by Enter, and gets the focus back`, async ({
    page,
  }) => {
    const host = page.locator(`#gallery-${name}`);
    await host.focus();
    const task = await page.evaluateHandle(
      (context) => spinners.show({ context, message: 'Wait' }),
      name,
    );
    await expect(page.locator(`${overlay}[data-context=${name}]`)).toBeVisible();
    const box = await host.boundingBox();
    await page.mouse.click(
      (box?.x ?? 0) + (box?.width ?? 0) / 2,
      (box?.y ?? 0) + (box?.height ?? 0) / 2,
    );
    await page.keyboard.press('Enter');
    await host.evaluate((element) => element.focus());
    await page.keyboard.press('Enter');
    await expect(page.getByText('Clicks that reached a host: 0')).toBeVisible();
    await task.evaluate((shown) => shown.release());
    await expect(host).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Clicks that reached a host: 1')).toBeVisible();
  });
}

for (const layer of [
  { name: 'native dialog', button: 'In the dialog' },
  { name: 'popover', button: 'In the popover' },
  { name: 'CDK dialog', button: 'In the CDK dialog' },
]) {
  for (const order of ['before', 'after']) {
    test(`the spinner of the page covers a ${layer.name} opened ${order} it`, async ({ page }) => {
      const open = page.getByRole('button', { name: `Open a ${layer.name}` });
      const button = page.getByRole('button', { name: layer.button, includeHidden: true });
      let end: () => Promise<void>;
      if (order === 'before') {
        await open.click();
        await expect(button).toBeVisible();
        end = await showPage(page);
      } else {
        end = await showPage(page);
        await open.evaluate((element: HTMLElement) => element.click());
        await expect(button).toBeVisible();
      }
      const hit = () =>
        button.evaluate((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
        });
      await expect.poll(hit).toBe(overlay);
      const box = await button.boundingBox();
      await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
      await button.evaluate((element) => element.focus());
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(false);
      await expect(page.locator('[role=status]')).toHaveText('Signing out');
      expect(await page.locator('[inert] [role=status]').count(), 'inert live regions').toBe(
        layer.name === 'native dialog'
          ? await page.locator('[inert] dialog[open] [role=status]').count()
          : 0,
      );
      await end();
      await button.click();
      await expect(page.getByText('Clicks that reached a host: 1')).toBeVisible();
    });
  }
}

test('a native dialog and a popover show a spinner of their own', async ({ page }) => {
  await page.getByRole('button', { name: 'Open a popover' }).click();
  await page.getByRole('button', { name: 'Open a native dialog' }).click();
  const task = await page.evaluateHandle(() =>
    spinners.show({ context: ['dialog', 'popover'], message: 'Wait' }),
  );
  for (const id of ['dialog', 'popover']) {
    await expect(page.locator(`#gallery-${id} > ${overlay} li`)).toHaveText('Wait');
  }
  expect(await faults(page, 'dialog')).toEqual([]);
  await task.evaluate((shown) => shown.release());
  await expect(page.locator(overlay)).toHaveCount(0);
});

const LOOKS = [
  { name: 'light', width: 1440 },
  { name: 'dark', width: 1440, media: { colorScheme: 'dark' } },
  { name: 'forced-colors', width: 1440, media: { forcedColors: 'active' } },
  { name: 'right-to-left', width: 1440, direction: 'right to left' },
  { name: 'phone-light', width: 390 },
  { name: 'phone-dark', width: 390, media: { colorScheme: 'dark' } },
] as const;

for (const look of LOOKS) {
  test(`the gallery looks as it did: ${look.name}`, { tag: '@chromium' }, async ({ page }) => {
    await page.emulateMedia('media' in look ? look.media : {});
    await page.setViewportSize({ width: look.width, height: 900 });
    if ('direction' in look) await page.getByLabel('Direction').selectOption(look.direction);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page.locator(overlay)).toHaveCount(HOSTS.length);
    // Edges of letters differ from machine to machine; a ring that is cut is far more than this.
    await expect(page.locator('.gallery')).toHaveScreenshot(`${look.name}.png`, {
      maxDiffPixelRatio: 0.01,
      threshold: 0.3,
    });
  });
}
