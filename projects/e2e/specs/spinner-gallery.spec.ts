import type { Page } from '@playwright/test';

import { GALLERY_HOSTS as HOSTS, spinnerFaults } from '../support/spinner-faults.ts';
import { expect, test } from '../support/test.ts';

/** Globals of the playground. */
declare const spinners: {
  show(task: { context: string | string[]; message?: string }): { release(): void };
};

const overlay = 'logout-spinner-overlay';

/** Shows the spinner of the page. Returns a function that hides it. */
async function showPage(page: Page, message = 'Signing out'): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    Object.assign(globalThis, { pageTask: spinners.show({ context: 'page', message: text }) });
  }, message);
  await expect(page.locator(`${overlay}[popover]`)).toBeVisible();
  return async () => {
    await page.evaluate(() =>
      (globalThis as never as { pageTask: { release(): void } }).pageTask.release(),
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

const faults = (page: Page, id: string) => page.evaluate(spinnerFaults, id);

test.beforeEach(async ({ page }) => {
  await page.goto('/spinners');
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
});

async function showAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator(overlay)).toHaveCount(HOSTS.length);
}

async function hideAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hide all' }).click();
  await expect(page.locator(overlay)).toHaveCount(0);
}

test('the spinner is complete and covers only its host, on a desktop and a phone', async ({
  page,
}) => {
  // Material enables the animations of its fields shortly after rendering them.
  await expect(page.locator('mat-form-field').last()).toHaveClass(/animations-enabled/);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.locator('#gallery-scrolling').evaluate((host) => (host.scrollTop = 300));
    const before = await markup(page);
    await showAll(page);
    for (const host of HOSTS)
      expect.soft(await faults(page, host), `${host}, ${width} px`).toEqual([]);
    await hideAll(page);
    expect(await markup(page)).toBe(before);
  }
});

test('the ring stays in the visible part of a scrolled host', async ({ page }) => {
  await page.getByRole('switch', { name: 'scrolling' }).click();
  await page.getByRole('switch', { name: 'tall' }).click();
  const host = page.locator('#gallery-scrolling');
  await expect(host.locator(overlay)).toBeVisible();
  for (const top of [0, 200, 400]) {
    await host.evaluate((element, to) => (element.scrollTop = to), top);
    expect(await faults(page, 'scrolling')).toEqual([]);
  }
  const tall = page.locator('#gallery-tall');
  for (const offset of [0, 700, 2_000]) {
    await tall.evaluate((element, by) => {
      scrollTo({ top: element.getBoundingClientRect().top + scrollY + by, behavior: 'instant' });
    }, offset);
    await expect(tall.locator('.ring')).toBeInViewport({ ratio: 1 });
  }
});

test('the list shows what fits and counts the rest, and a message next to the ring is never cut off', async ({
  page,
}) => {
  await showAll(page);
  const rows = page.locator(`#gallery-many li`).filter({ visible: true });
  await expect(rows).toHaveText(['Signing out', 'Saving your orders']);
  await expect(page.locator('#gallery-many .more')).toHaveAttribute('data-below', 'and 6 more');
  for (const [context, visible] of [
    ['chip', true],
    ['primary button', true],
    ['button', false],
    ['link', false],
  ] as const) {
    const message = page.locator(`${overlay}[data-context="${context}"] li`);
    await expect(message, context).toBeVisible({ visible });
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

test('an inline host that was wrapped temporarily is fully covered again', async ({ page }) => {
  await page.getByRole('switch', { name: 'link' }).click();
  const spinner = page.locator(`${overlay}[data-context=link]`);
  await expect(spinner).toBeVisible();
  const paragraph = page.locator('p', { has: page.locator('#gallery-link') });
  for (const width of ['2.2rem', '']) {
    await paragraph.evaluate((element, to) => {
      element.style.width = to;
      dispatchEvent(new Event('resize'));
    }, width);
    await expect(spinner).toHaveCSS('clip-path', width ? /^path/ : 'none');
  }
  expect(await faults(page, 'link')).toEqual([]);
});

for (const name of ['button', 'link']) {
  test(`a ${name} cannot be clicked or triggered with Enter, and gets the focus back`, async ({
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
  test(`the spinner of the page covers a ${layer.name} opened before or after it`, async ({
    page,
  }) => {
    const open = page.getByRole('button', { name: `Open a ${layer.name}` });
    const button = page.getByRole('button', { name: layer.button, includeHidden: true });
    const hit = () =>
      button.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
      });
    for (const [clicks, order] of ['before', 'after'].entries()) {
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
      await expect.poll(hit).toBe(overlay);
      const box = await button.boundingBox();
      await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
      await button.evaluate((element) => element.focus());
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(false);
      // Outside of a modal dialog, the live region would be inert.
      const parent = layer.name === 'native dialog' ? 'dialog[open]' : 'body';
      await expect(page.locator(`${parent} > [role=status]`)).toHaveText('Signing out');
      await end();
      await button.click();
      await expect(page.getByText(`Clicks that reached a host: ${clicks + 1}`)).toBeVisible();
      // The popover is a manual one, which its button closes.
      await (layer.name === 'popover' ? open.click() : page.keyboard.press('Escape'));
      await expect(button).toBeHidden();
    }
  });
}

test('the spinner of the page is above any z-index', async ({ page }) => {
  await page.evaluate(() => {
    const top = document.body.appendChild(document.createElement('button'));
    top.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647';
    top.onclick = () => top.remove();
  });
  const end = await showPage(page);
  const hit = () => page.evaluate(() => document.elementFromPoint(200, 200)?.localName);
  expect(await hit()).toBe(overlay);
  await page.mouse.click(200, 200);
  await end();
  expect(await hit()).toBe('button');
});

for (const host of ['shadow', 'isolated']) {
  test(`a component in a shadow root keeps the focus, and nothing moves: ${host}`, async ({
    page,
  }) => {
    const card = page.locator(`#gallery-${host}`);
    const button = card.getByRole('button', { name: 'Inside', includeHidden: true });
    await button.focus();
    const place = () => card.evaluate((element) => JSON.stringify(element.getBoundingClientRect()));
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = [await place(), await height()];
    const task = await page.evaluateHandle(
      (context) => spinners.show({ context, message: 'Wait' }),
      host === 'shadow' ? 'shadow root' : 'isolated shadow root',
    );
    await expect(card.locator(overlay)).toBeVisible();
    expect([await place(), await height()]).toEqual(before);
    await task.evaluate((shown) => shown.release());
    await expect(card.locator(overlay)).toHaveCount(0);
    await expect(button).toBeFocused();
  });
}

test('a dark card stays dark, the ring uses its color, and nothing is visible behind the text', async ({
  page,
}) => {
  await page.getByRole('switch', { name: 'dark card' }).click();
  const host = page.locator('#gallery-dark');
  await expect(host.locator(overlay)).toBeVisible();
  await expect(host.locator('.plate')).toHaveCSS('background-color', 'rgb(18, 18, 18)');
  await expect(host.locator('.ring')).toHaveCSS('stroke', 'rgb(255, 255, 255)');
  await expect(host.locator('li')).toHaveCSS('color', 'rgb(255, 255, 255)');
});

for (const motion of ['no-preference', 'reduce'] as const) {
  const fades = motion === 'no-preference';
  const tag = fades ? [] : ['@chromium'];
  test(
    `the spinner fades in and out unless motion is reduced: ${motion}`,
    { tag },
    async ({ page }) => {
      await page.emulateMedia({ reducedMotion: motion });
      const names = await page.evaluate(
        (selector) =>
          new Promise<string[]>((resolve) => {
            const seen = new Set<string>();
            document.addEventListener('animationstart', ({ animationName, target }) => {
              if ((target as Element).localName === selector) seen.add(animationName);
            });
            const task = spinners.show({ context: 'dark card' });
            let shown = false;
            new MutationObserver((_, observer) => {
              if (document.querySelector(selector)) {
                if (!shown) task.release();
                shown = true;
              } else if (shown) {
                observer.disconnect();
                resolve([...seen]);
              }
            }).observe(document, { subtree: true, childList: true });
          }),
        overlay,
      );
      expect(names).toEqual(fades ? ['logout-spinner-appear', 'logout-spinner-leave'] : []);
    },
  );
}

test('a native dialog and a popover each show their own spinner', async ({ page }) => {
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

const LOOKS = {
  'a desktop': [
    { name: 'light', width: 1440 },
    { name: 'dark', width: 1440, media: { colorScheme: 'dark' } },
    { name: 'forced-colors', width: 1440, media: { forcedColors: 'active' } },
    { name: 'right-to-left', width: 1440, direction: 'right to left' },
  ],
  'a phone': [
    { name: 'phone-light', width: 390 },
    { name: 'phone-dark', width: 390, media: { colorScheme: 'dark' } },
  ],
} as const;

for (const [device, looks] of Object.entries(LOOKS)) {
  test(`the gallery matches its screenshot: ${device}`, { tag: '@chromium' }, async ({ page }) => {
    for (const look of looks) {
      await page.emulateMedia({
        colorScheme: 'light',
        forcedColors: 'none',
        ...('media' in look && look.media),
      });
      await page.setViewportSize({ width: look.width, height: 900 });
      if ('direction' in look) await page.getByLabel('Direction').selectOption(look.direction);
      await showAll(page);
      // Edges of letters differ between machines, but much less than an incomplete ring.
      await expect
        .soft(page.locator('.gallery'))
        .toHaveScreenshot(['spinner-gallery', `${look.name}.png`], {
          maxDiffPixelRatio: 0.01,
          threshold: 0.3,
        });
      await hideAll(page);
    }
  });
}
