import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import { Key } from 'selenium-webdriver';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { expect, test } from './test.ts';
import type { WebKitPage } from './webkit-page.ts';

/** Tests users who are away with the real clock, because WebDriver cannot change it. */
test.use({ app: 'rules-app' });

/** Globals of the page. */
declare const idleLogout: { state(): string; pause(): () => void };
declare const axe: { run(options: object): Promise<AxeResults> };

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Signs in with requests and starts the app. */
async function start(webkit: WebKitPage, experiment: string): Promise<void> {
  await webkit.run(async (account) => {
    await fetch('/csrf');
    const [, token = ''] = /XSRF-TOKEN=([^;]+)/.exec(document.cookie) ?? [];
    const headers = {
      'Content-Type': 'application/json',
      'X-XSRF-TOKEN': decodeURIComponent(token),
    };
    await fetch('/login', { method: 'POST', headers, body: JSON.stringify(account) });
  }, DEMO_ACCOUNT);
  await open(webkit, experiment);
}

/** Starts the app in this tab. */
async function open(webkit: WebKitPage, experiment: string): Promise<void> {
  await webkit.run((name) => sessionStorage.setItem('experiment', name), experiment);
  await webkit.goto('/');
  await webkit.see('Private data');
}

/** Opens another tab with the same session. Returns functions that switch between the tabs. */
async function openOther(webkit: WebKitPage, experiment: string) {
  const { driver } = webkit;
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow('tab');
  const second = await driver.getWindowHandle();
  await webkit.goto('/login');
  await open(webkit, experiment);
  return {
    toFirst: () => driver.switchTo().window(first),
    toSecond: () => driver.switchTo().window(second),
  };
}

const press = (webkit: WebKitPage, ...keys: string[]) =>
  webkit.driver
    .actions()
    .sendKeys(...keys)
    .perform();
const state = (webkit: WebKitPage) => webkit.run(() => idleLogout.state());
const focused = (webkit: WebKitPage) =>
  webkit.run(() => document.activeElement?.textContent.trim());
const isWarned = (webkit: WebKitPage) =>
  webkit.run(() => !!document.querySelector('dialog[role=alertdialog]:modal'));

test('typing in one tab keeps both signed in; without activity, one request signs both out', async ({
  webkit,
  laboratory,
}) => {
  await start(webkit, 'idle-brisk');
  // Pauses until both tabs are open.
  await webkit.run(() => void Object.assign(globalThis, { resume: idleLogout.pause() }));
  const { toFirst, toSecond } = await openOther(webkit, 'idle-brisk');
  await toFirst();
  laboratory.clear();
  await webkit.run(() => (globalThis as never as { resume(): void }).resume());
  for (const end = Date.now() + 5_000; Date.now() < end;) await press(webkit, 'a');
  expect(await state(webkit)).toBe('active');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await webkit.arriveAt('/login', 15_000);
  await toSecond();
  await webkit.arriveAt('/login');
  expect(await webkit.text()).not.toContain('Private data');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

test('"Stay signed in" in one tab ends the warning in both', async ({ webkit, laboratory }) => {
  await start(webkit, 'idle');
  const { toFirst, toSecond } = await openOther(webkit, 'idle');
  laboratory.clear();
  await expect.poll(() => state(webkit), { timeout: 20_000 }).toBe('warning');
  await toFirst();
  await expect.poll(() => state(webkit)).toBe('warning');
  // The warning appears in the visible tab, which is not always the current one of the driver.
  const isVisible = () => webkit.run(() => document.visibilityState === 'visible');
  if (!(await isVisible())) await toSecond();
  await expect.poll(() => isWarned(webkit)).toBe(true);
  await webkit.run(() => document.querySelector<HTMLElement>('dialog .stay')?.click());
  for (const toTab of [toFirst, toSecond]) {
    await toTab();
    await expect.poll(() => state(webkit)).toBe('active');
    expect(await isWarned(webkit)).toBe(false);
  }
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});

test('the warning works with the keyboard, and axe finds no violations in it', async ({
  webkit,
  laboratory,
}) => {
  await start(webkit, 'idle');
  await webkit.run(() => document.querySelector<HTMLElement>('main > button')?.focus());
  laboratory.clear();
  await expect.poll(() => isWarned(webkit), { timeout: 20_000 }).toBe(true);
  await webkit.driver.executeScript(axeSource);
  const found = await webkit.run(async () => {
    // While the dialog fades in, its colors are not those that users read.
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const { violations } = await axe.run({ preload: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(found.filter((line) => line.includes('logout-idle'))).toEqual([]);
  expect(await focused(webkit)).toBe('Stay signed in');
  const back = webkit.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT);
  await back.perform();
  expect(await focused(webkit)).toBe('Sign out now');
  await press(webkit, Key.TAB);
  await press(webkit, Key.ENTER);
  await expect.poll(() => isWarned(webkit)).toBe(false);
  expect(await focused(webkit)).toBe('Sign out');
  expect(await state(webkit)).toBe('active');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});
