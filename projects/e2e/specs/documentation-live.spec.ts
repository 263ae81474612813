import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Page } from '@playwright/test';
import express from 'express';

import { LIVE_EXAMPLES, sourcesOf } from '../../../docs/.vitepress/live-examples.ts';
import { violationsOf } from '../support/axe.ts';
import { DIST } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

const ROOT = join(import.meta.dirname, '../../..');

const ADDRESSES: Readonly<Record<string, string>> = {
  'in-flight': '/docs/in-flight',
  events: '/docs/events',
  failures: '/docs/failures',
  spinner: '/docs/spinner',
  idle: '/docs/idle',
  tabs: '/docs/leaving-no-trace',
};

const frameOf = (page: Page) => page.locator('.live-example');

/** Opens the page of an example and scrolls to the example. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto(ADDRESSES[name] ?? '');
  await show(page, name);
}

async function show(page: Page, name: string): Promise<void> {
  await frameOf(page).scrollIntoViewIfNeeded();
  await expect(page.locator(`live-${name} button`).first()).toBeVisible();
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true });

/** A text in the example, but not in the page around it. */
const words = (page: Page, text: string) => page.locator('.live').getByText(text, { exact: true });

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Lets the server answer sooner than for readers, who are to see what happens meanwhile. */
const hasten = (page: Page) =>
  page.route('/rehearsals', (route) => {
    const order = route.request().postDataJSON() as { delay?: number };
    return route.continue({ postData: { ...order, delay: 500 } });
  });

const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

/** A file, or a region of it without indentation. */
function textOf(source: string): string {
  const [file = '', region] = source.split('#');
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (!region) return text.trim();
  const [, inside = ''] = text.split(new RegExp(`^ *// #(?:end)?region ${region}\\n`, 'm'));
  return inside.replace(/^ {2}/gm, '').trim();
}

test.describe('A live example', () => {
  for (const name of Object.keys(LIVE_EXAMPLES)) {
    test(`of ${name} loads when it is scrolled into view, without moving the page, and shows its files in tabs`, async ({
      page,
    }) => {
      const loaded: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/docs/live/main') || pathname === '/api/me') loaded.push(pathname);
      });
      for (const width of [1440, 390]) {
        loaded.splice(0);
        await page.setViewportSize({ width, height: 240 });
        await page.goto(ADDRESSES[name] ?? '', { waitUntil: 'networkidle' });
        expect(loaded).toEqual([]);
        const height = await heightOf(page);
        await show(page, name);
        expect(loaded.filter((path) => path === '/docs/live/main.js')).toHaveLength(1);
        expect(await heightOf(page)).toBe(height);
        expect(await overflowOf(page)).toBe(0);
        await page.setViewportSize({ width, height: 900 });
        // Other tests check the page around it. Its colors are the same at any width.
        const found = await violationsOf(page, { within: '.live-example', colors: width === 390 });
        expect(found).toEqual([]);
      }
      for (const { tab, file } of sourcesOf(name)) {
        await frameOf(page).getByText(tab, { exact: true }).click();
        const code = frameOf(page).locator('.active code');
        await expect.poll(() => code.textContent()).toBe(textOf(file));
      }
    });
  }

  test('explains that it needs the demo server, and shows its files', async ({ page }) => {
    const site = express().use(
      '/docs',
      express.static(join(DIST, 'docs'), { extensions: ['html'] }),
    );
    const server = site.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`http://127.0.0.1:${port}/docs/events`);
    await frameOf(page).scrollIntoViewIfNeeded();
    await expect(frameOf(page)).toContainText('This example needs the demo server: npm start');
    await expect(frameOf(page).getByText('injectLogoutAction({')).toBeVisible();
    expect(requests.filter((path) => path.startsWith('/docs/live/'))).toEqual([]);
    server.close();
  });

  test('explains that it needs JavaScript', async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    await page.goto('/docs/events');
    await expect(page.locator('.live noscript')).toBeVisible();
    expect(await page.locator('.live noscript').innerText()).toBe('This example needs JavaScript.');
    await context.close();
  });

  test('is destroyed when another page is shown', async ({ page, laboratory }) => {
    await page.clock.install();
    await open(page, 'idle');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.locator('live-idle').getByText('The warning appears in')).toBeVisible();
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(page.locator('live-idle')).toHaveCount(0);
    await page.clock.runFor(60_000);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
  });

  test('does not block the way back after a sign-out', async ({ page }) => {
    const heading = page.getByRole('heading', { level: 1 });
    await page.goto('/docs/in-flight');
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(heading).toContainText('Events and guards');
    await show(page, 'events');
    await signOut(page).click();
    await expect(words(page, 'Signed out')).toBeVisible();
    await page.goBack();
    await expect(heading).toContainText('In-flight behavior');
    // A document cannot navigate forward while it is still hydrating.
    await show(page, 'in-flight');
    await page.goForward();
    await expect(heading).toContainText('Events and guards');
  });

  test('keeps the appearance that the reader has chosen when a sign-out clears the storage', async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, 'events');
    await page.getByRole('switch', { name: 'Switch to dark theme' }).first().click();
    await signOut(page).click();
    await expect(words(page, 'Signed out')).toBeVisible();
    await expect(page.locator('html')).toHaveClass(/dark/);
    await page.reload();
    await expect(page.locator('html')).toHaveClass(/dark/);
  });
});

test.describe('In the live example', () => {
  for (const [behavior, statuses] of [
    ['doNotExecute', [204]],
    ['executeLast', [204, 401]],
    ['executeAll', [204, 401, 401, 401, 401, 401]],
  ] as const) {
    test(`of in-flight behaviors, six clicks with ${behavior} send the documented requests`, async ({
      page,
      laboratory,
    }) => {
      await hasten(page);
      await page.clock.install();
      await open(page, 'in-flight');
      await page.getByRole('radio', { name: behavior }).check();
      await page.getByRole('button', { name: 'Click six times' }).click();
      await page.clock.runFor(500);
      const count = statuses.length === 1 ? '1 request' : `${statuses.length} requests`;
      await expect(words(page, `6 clicks, ${count}`)).toBeVisible({ timeout: 20_000 });
      const requests = laboratory.record.filter(({ path }) => path.endsWith('/logout'));
      expect(requests.map(({ status }) => status)).toEqual(statuses);
    });
  }

  test('of spinners, only the selected element is covered, until the request has ended', async ({
    page,
    laboratory,
  }) => {
    await hasten(page);
    await open(page, 'spinner');
    await page.getByRole('radio', { name: 'Table row' }).check();
    await signOut(page).click();
    const row = page.getByRole('row', { name: 'Green tea' });
    await expect(row).toHaveAttribute('aria-busy', 'true');
    await expect(page.locator('live-spinner [aria-busy=true]:not(.primary)')).toHaveCount(1);
    await expect(words(page, 'Signed out')).toBeVisible();
    await expect(page.locator('live-spinner [aria-busy=true]:not(.primary)')).toHaveCount(0);
    const requests = laboratory.record.filter(({ path }) => path.endsWith('/logout'));
    expect(requests.map(({ status }) => status)).toEqual([204]);
  });

  test('of spinners, the page can be covered', async ({ page }) => {
    await hasten(page);
    await open(page, 'spinner');
    await page.getByRole('radio', { name: 'Page' }).check();
    await signOut(page).click();
    await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible();
    await expect(page.locator('body')).toHaveAttribute('aria-busy', 'true');
    await expect(page.locator('body')).not.toHaveAttribute('aria-busy');
  });

  const entries = (page: Page) => page.getByRole('list', { name: 'What happened' });

  test('of events, they are called in order, and one request is sent', async ({
    page,
    laboratory,
  }) => {
    await open(page, 'events');
    await signOut(page).click();
    await expect(entries(page).getByRole('listitem')).toHaveText([
      /^onBeforeUpdate/,
      /^onSuccess/,
      /^outcome *signed out/,
    ]);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    await expect(words(page, 'POST 204')).toBeVisible();
    expect((await page.request.get('/api/account')).status()).toBe(401);
  });

  test('of events, a veto prevents the request', async ({ page, laboratory }) => {
    await open(page, 'events');
    await page.getByRole('checkbox', { name: 'onBeforeUpdate returns false' }).check();
    await signOut(page).click();
    await expect(entries(page)).toContainText('vetoed by onBeforeUpdate');
    await expect(words(page, 'Signed in')).toBeVisible();
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
  });

  test('of events, none is called if the default success handler is on', async ({ page }) => {
    await open(page, 'events');
    await page.getByRole('checkbox', { name: 'useDefaultSuccessHandler' }).check();
    await signOut(page).click();
    await expect(entries(page).getByRole('listitem')).toHaveText([
      /^default redirect *to \/login/,
      /^outcome *signed out/,
    ]);
    await expect(page).toHaveURL('/docs/events');
  });

  test('of failures, a message appears, and a retry signs out', async ({ page, laboratory }) => {
    await open(page, 'failures');
    const statuses = () =>
      laboratory.record.filter(({ path }) => path.endsWith('/logout')).map(({ status }) => status);
    await signOut(page).click();
    const message = page.getByRole('alert').filter({ hasText: 'You may still be signed in' });
    await expect(message).toContainText('(server, 503)');
    expect(statuses()).toEqual([503]);
    await message.getByRole('button', { name: 'Try again' }).click();
    await expect(words(page, 'Signed out')).toBeVisible();
    await expect(message).toHaveCount(0);
    expect(statuses()).toEqual([503, 204]);
  });

  test('of failures, the call times out if the server does not respond', async ({
    page,
    laboratory,
  }) => {
    await page.clock.install();
    await open(page, 'failures');
    await page.getByRole('radio', { name: 'No response' }).check();
    await expect(words(page, 'Signed in')).toBeVisible();
    await signOut(page).click();
    await expect
      .poll(() => laboratory.record.filter(({ path }) => path.endsWith('/logout')))
      .toHaveLength(1);
    await page.clock.runFor(2_000);
    await expect(page.getByRole('alert')).toContainText('You may still be signed in (timeout).');
  });

  test('of idle sign-out, a user who is away is warned, and signed out with one request', async ({
    page,
    laboratory,
  }) => {
    await page.clock.install();
    await open(page, 'idle');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.locator('live-idle').getByText('The warning appears in')).toBeVisible();
    await page.clock.runFor(10_500);
    await expect(page.getByRole('alertdialog', { name: 'Are you still there?' })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    await page.clock.runFor(20_000);
    await expect(words(page, 'Signed out after 30 s without activity.')).toBeVisible();
    await expect(page).toHaveURL('/docs/idle');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  });

  test('of idle sign-out, an upload pauses the countdown', async ({ page, laboratory }) => {
    await page.clock.install();
    await open(page, 'idle');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('checkbox', { name: 'Simulate an upload' }).check();
    await page.clock.runFor(60_000);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
  });

  test('of tabs, the other tab follows without a request, as does a real second tab', async ({
    page,
    context,
    laboratory,
  }) => {
    await open(page, 'tabs');
    const other = await context.newPage();
    await open(other, 'tabs');
    for (const each of [page, other]) await expect(words(each, 'Signed in')).toHaveCount(2);
    await signOut(page).first().click();
    await expect(words(page, 'Signed out here, with one request.')).toHaveCount(1);
    await expect(words(page, 'Followed the other tab, without a request.')).toHaveCount(1);
    await expect(words(other, 'Followed the other tab, without a request.')).toHaveCount(2);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  });
});
