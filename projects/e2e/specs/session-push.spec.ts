import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from '@playwright/test';

import type { Laboratory } from '../../server/src/laboratory.ts';
import { promised } from '../../server/src/promised-store.ts';
import { startServer } from '../../server/src/server.ts';
import { openSessions } from '../../server/src/sessions.ts';
import { DIST } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

const STREAM = 'GET /api/session-events';

/** Other engines draw several windows, which can take seconds on a shared machine. */
const soon = (browserName: string) => ({ timeout: browserName === 'chromium' ? 1_000 : 10_000 });

/** Firefox reports each refused stream as an error. */
const REFUSED_STREAM = /establish a connection to the server/;

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const anotherBrowser = (browser: Browser, baseURL: string) =>
  browser.newContext({ baseURL }).then((context) => context.newPage());

const streamsOpen = (laboratory: Laboratory, count = 1) =>
  expect
    .poll(() => laboratory.requests(STREAM).filter(({ endedAt }) => endedAt === undefined))
    .toHaveLength(count);

test('the page follows within a second when the server ends its session, without a POST', async ({
  browserName,
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  await streamsOpen(laboratory);
  await click(page, 'End this session on the server');
  await expect(page).toHaveURL('/login', soon(browserName));
  await expect(page.getByText('IBAN')).toHaveCount(0);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test(
  '“Sign out of all devices” signs out both browsers, and both can sign in again',
  { tag: '@once' },
  async ({ browser, browserName, page, server, signIn, laboratory }) => {
    const phone = await anotherBrowser(browser, server.url);
    await signIn();
    await signIn('/account', phone);
    await streamsOpen(laboratory, 2);
    await click(page, 'Sign out of all devices');
    await expect(phone).toHaveURL('/login', soon(browserName));
    await expect(page).toHaveURL('/login');
    for (const each of [page, phone]) {
      await expect(each.getByText('IBAN')).toHaveCount(0);
      expect((await each.request.get('/api/account')).status()).toBe(401);
    }
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    expect(laboratory.requests('DELETE /sessions').map(({ status }) => status)).toEqual([204]);
    await signIn();
    await signIn('/account', phone);
    await phone.context().close();
  },
);

test(
  '“Sign out of other devices” keeps this one signed in, and a single device can be signed out',
  { tag: '@once' },
  async ({ browser, page, server, signIn, laboratory }) => {
    const others = [
      await anotherBrowser(browser, server.url),
      await anotherBrowser(browser, server.url),
    ] as const;
    for (const other of others) await signIn('/account', other);
    await signIn();
    const devices = page.getByRole('list', { name: 'Your devices' }).getByRole('listitem');
    await expect(devices.filter({ hasText: 'This device' })).toHaveCount(1);
    const before = await devices.count();
    await devices.getByRole('button').first().click();
    await expect(others[1]).toHaveURL('/login');
    await expect(devices).toHaveCount(before - 1);
    await expect(others[0].getByText('IBAN')).toBeVisible();
    await click(page, 'Sign out of other devices');
    await expect(others[0]).toHaveURL('/login');
    await expect(devices).toHaveCount(1);
    await expect(page.getByText('IBAN')).toBeVisible();
    expect((await page.request.get('/api/account')).status()).toBe(200);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    for (const other of others) await other.context().close();
  },
);

test('one tab listens for all, and another takes over when it is closed', async ({
  context,
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  await streamsOpen(laboratory);
  const [second, third] = [await context.newPage(), await context.newPage()];
  for (const tab of [second, third]) {
    await tab.goto('/account');
    await expect(tab.getByText('IBAN')).toBeVisible();
  }
  expect(laboratory.requests(STREAM)).toHaveLength(1);
  await page.close();
  await expect.poll(() => laboratory.requests(STREAM)).toHaveLength(2);
  await streamsOpen(laboratory);
  await click(third, 'End this session on the server');
  for (const tab of [second, third]) await expect(tab).toHaveURL('/login');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
});

test('a visitor opens no stream, and a sign-out closes the stream', async ({
  page,
  signIn,
  laboratory,
}) => {
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(laboratory.requests(STREAM)).toHaveLength(0);
  await signIn();
  await streamsOpen(laboratory);
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  await expect.poll(() => laboratory.requests(STREAM)[0]?.endedAt).toBeDefined();
  expect(laboratory.requests(STREAM)).toHaveLength(1);
});

for (const status of [401, 204, 503]) {
  test(
    `a stream that is refused with ${status} during an active session is not reopened`,
    { tag: '@once' },
    async ({ page, signIn, laboratory, expected }) => {
      expected.push(REFUSED_STREAM);
      laboratory.addFault({ method: 'GET', path: '/api/session-events', status, times: 0 });
      await page.clock.install();
      await signIn();
      // The request of the page, and the check whether the session is active.
      await expect.poll(() => laboratory.requests('GET /api/account')).toHaveLength(2);
      await page.clock.fastForward(600_000);
      await expect(page.getByText('IBAN')).toBeVisible();
      expect(laboratory.requests(STREAM)).toHaveLength(1);
      expect(laboratory.requests('GET /api/account')).toHaveLength(2);
    },
  );
}

test(
  'if the server does not respond, the stream is reopened after ten seconds',
  { tag: '@once' },
  async ({ page, signIn, laboratory, expected }) => {
    expected.push(REFUSED_STREAM);
    const fault = { method: 'GET', status: 503, times: 1 };
    laboratory.addFault({ ...fault, path: '/api/session-events' });
    laboratory.addFault({ ...fault, path: '/api/account' });
    await page.clock.install();
    await signIn('/what-if');
    await expect.poll(() => laboratory.requests('GET /api/account')).toHaveLength(1);
    await page.clock.fastForward(9_000);
    expect(laboratory.requests(STREAM)).toHaveLength(1);
    await page.clock.fastForward(1_000);
    await streamsOpen(laboratory);
    expect(laboratory.requests(STREAM)).toHaveLength(2);
  },
);

test.describe('when the server restarts', { tag: '@once' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
  const sessionsFile = join(folder, 'sessions.sqlite');
  test.afterAll(() => rmSync(folder, { recursive: true }));

  const start = async (port = 0) => {
    const playgroundFolder = join(DIST, 'playground/browser');
    const options = { port, playgroundFolder, sessionsFile, secret: 'kept', testMode: true };
    const { laboratory, ...server } = await startServer(options);
    if (!laboratory) throw new Error('The server is not in its test mode.');
    return { ...server, laboratory, port: Number(new URL(server.url).port) };
  };

  test('the page reconnects, even if it is refused at first, and follows the next event', async ({
    browser,
    signIn,
  }) => {
    const first = await start();
    const page = await anotherBrowser(browser, first.url);
    await page.clock.install();
    await signIn('/account', page);
    await streamsOpen(first.laboratory);
    await first.close();
    const second = await start(first.port);
    second.laboratory.addFault({ method: 'GET', path: '/api/session-events', status: 503 });
    await expect.poll(() => second.laboratory.requests('GET /api/account')).toHaveLength(1);
    await page.clock.fastForward(10_000);
    await streamsOpen(second.laboratory);
    await expect(page.getByText('IBAN')).toBeVisible();
    await click(page, 'End this session on the server');
    await expect(page).toHaveURL(`${first.url}/login`);
    expect(second.laboratory.requests('POST /logout')).toHaveLength(0);
    await page.context().close();
    await second.close();
  });

  test('the page detects with one request that the session has ended in the meantime', async ({
    browser,
    signIn,
  }) => {
    const first = await start();
    const page = await anotherBrowser(browser, first.url);
    await signIn('/account', page);
    await streamsOpen(first.laboratory);
    await first.close();
    const { store, index, close } = await openSessions({ file: sessionsFile });
    for (const { sessionId } of await index.list('demo')) await promised(store).destroy(sessionId);
    await close();
    const { laboratory, ...second } = await start(first.port);
    await expect(page).toHaveURL(`${first.url}/login`);
    const requests = laboratory.record
      .filter(({ method, path }) => method !== 'GET' || path.startsWith('/api/'))
      .map(({ method, path, status }) => [`${method} ${path}`, status]);
    expect(requests).toEqual([
      [STREAM, 401],
      ['GET /api/account', 401],
    ]);
    await page.context().close();
    await second.close();
  });
});
