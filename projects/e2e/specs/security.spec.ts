import type { Page } from '@playwright/test';

import { test, removePolicy } from '../support/other-origin.ts';
import { expect } from '../support/test.ts';

interface Outcome {
  readonly status: string;
  readonly response?: { readonly redirectUrl?: string };
  readonly error?: { readonly kind: string };
}

/** The action, as a global of the page. */
declare const logoutAction: {
  invoke(call?: { useDefaultSuccessHandler?: boolean }): Promise<Outcome>;
  lastOutcome(): Outcome | undefined;
  on(event: 'onSuccess', target: (event: { response: object }) => void): () => void;
};

const invoke = (page: Page) =>
  page.evaluate(async () => {
    const { status, error } = await logoutAction.invoke({ useDefaultSuccessHandler: true });
    return error ? `${status}: ${error.kind}` : status;
  });

const JSON_TYPE = 'application/json';

for (const status of [302, 303, 307, 308]) {
  for (const { what, type, body } of [
    { what: 'text', type: 'text/plain', body: 'Bye' },
    { what: 'JSON', type: JSON_TYPE, body: '{"ok": true}' },
    { what: 'JSON with a redirect', type: JSON_TYPE, body: '{"redirectUrl": "/chosen"}' },
  ]) {
    const tag = status === 302 ? [] : ['@once'];
    test(
      `a ${status} to another origin that responds with ${what} is not a success and does not choose a page`,
      { tag },
      async ({ page, server, signIn, laboratory, otherOrigin, expected }) => {
        expected.push(/LogoutError|LOGOUT-/);
        await removePolicy(page);
        await signIn('/what-if');
        await expect(page.getByText('Signed in here.')).toBeVisible();
        otherOrigin.answer = { type, body };
        laboratory.addFault({ status, headers: { location: `${otherOrigin.url}/answer` } });
        expect(await invoke(page)).toBe('failed: unexpected-response');
        // Verifies that the other origin has received the request.
        const method = status < 305 ? 'GET' : 'POST';
        const asked = otherOrigin.seen.filter((request) => request.method !== 'OPTIONS');
        expect(asked.map((request) => `${request.method} ${request.path}`)).toEqual([
          `${method} /answer`,
        ]);
        expect(laboratory.requests('POST /logout').map((request) => request.status)).toEqual([
          status,
        ]);
        expect(laboratory.requests('GET /chosen')).toHaveLength(0);
        expect(page.url()).toBe(`${server.url}/what-if`);
        expect((await page.request.get('/api/account')).status()).toBe(200);
      },
    );
  }
}

test('a response that redirects reached through another origin is not a success and does not choose a page', async ({
  page,
  server,
  signIn,
  laboratory,
  otherOrigin,
  expected,
}) => {
  expected.push(/LogoutError|LOGOUT-/);
  await removePolicy(page);
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  otherOrigin.answer = { type: 'text/plain', body: '', location: `${server.url}/public` };
  laboratory.addFault({ status: 302, headers: { location: `${otherOrigin.url}/answer` } });
  laboratory.addFault({
    method: 'GET',
    path: '/public',
    status: 200,
    headers: { 'content-type': JSON_TYPE, 'access-control-allow-origin': '*' },
    body: '{"redirectUrl": "/chosen"}',
  });
  expect(await invoke(page)).toBe('failed: unexpected-response');
  expect(laboratory.requests('GET /public').map(({ status }) => status)).toEqual([200]);
  expect(laboratory.requests('GET /chosen')).toHaveLength(0);
  expect((await page.request.get('/api/account')).status()).toBe(200);
});

test('with connect-src, a redirect to another origin is not followed, and the token is not sent there', async ({
  page,
  signIn,
  laboratory,
  otherOrigin,
  expected,
}) => {
  expected.push(/LogoutError|Content.Security.Policy|CSP violation|CORS/);
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  laboratory.addFault({ status: 307, headers: { location: `${otherOrigin.url}/answer` } });
  expect(await invoke(page)).toBe('failed: network');
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
  expect(otherOrigin.seen).toEqual([]);
});

test('a <base> on another host gets neither the request nor the token, and the user stays on this origin', async ({
  page,
  server,
  signIn,
  laboratory,
  otherOrigin,
  expected,
}) => {
  expected.push(/history|SecurityError|LOGOUT-/i);
  await removePolicy(page);
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  await page.evaluate((url) => {
    document.querySelector('base')?.setAttribute('href', `${url}/`);
  }, otherOrigin.url);
  expect(await page.evaluate(() => document.baseURI)).toBe(`${otherOrigin.url}/`);
  await page.evaluate(() => void logoutAction.invoke({ useDefaultSuccessHandler: true }));
  await expect(page).toHaveURL(`${server.url}/login`);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  expect(otherOrigin.seen).toEqual([]);
});

test('elements named like document properties do not prevent the redirect', async ({
  page,
  signIn,
  laboratory,
  expected,
}) => {
  // Angular itself reads some of these properties, which makes its Router fail.
  expected.push(/./);
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  await page.evaluate(() => {
    const { body } = document;
    const images = [Document, Node, EventTarget]
      .flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
      // An element named `cookie` makes Angular fail on each POST of the app.
      .filter((name) => name !== 'cookie')
      .map((name) => {
        const image = new Image();
        image.setAttribute('name', name);
        return image;
      });
    body.append(...images);
  });
  expect(await page.evaluate(() => String(document.defaultView))).toContain('HTMLImageElement');
  await page.evaluate(() => void logoutAction.invoke({ useDefaultSuccessHandler: true }));
  await expect(page).toHaveURL('/login');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

for (const redirectUrl of [
  'javascript:alert(document.domain)//attacker',
  '//attacker.example/login',
  'https://attacker.example',
  '/\\attacker.example',
]) {
  test(
    `the refused redirect ${redirectUrl} never appears in outcomes, events, signals, or text`,
    { tag: '@once' },
    async ({ page, server, signIn, laboratory, expected, complaints }) => {
      expected.push(/LOGOUT-201/);
      await signIn('/what-if');
      await expect(page.getByText('Signed in here.')).toBeVisible();
      laboratory.addFault({
        status: 200,
        headers: { 'content-type': JSON_TYPE },
        body: JSON.stringify({ redirectUrl }),
      });
      const visible = await page.evaluate(async () => {
        const events: object[] = [];
        logoutAction.on('onSuccess', ({ response }) => events.push(response));
        const outcome = await logoutAction.invoke();
        return JSON.stringify({
          seen: [outcome, logoutAction.lastOutcome(), ...events],
          isShown: document.documentElement.innerHTML.includes('attacker'),
        });
      });
      expect(visible).not.toContain('attacker');
      const { seen, isShown } = JSON.parse(visible) as { seen: Outcome[]; isShown: boolean };
      expect(seen).toHaveLength(3);
      expect(seen[0]?.status).toBe('succeeded');
      expect(isShown).toBe(false);
      expect(page.url()).toBe(`${server.url}/what-if`);
      await expect.poll(() => complaints).toHaveLength(1);
    },
  );
}

test('a duplicate token cookie from another domain does not prevent the sign-out', async ({
  page,
  context,
  signIn,
  laboratory,
}) => {
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  // Cookies with a longer path come first in document.cookie, like older cookies of a sibling
  // domain.
  await context.addCookies([
    { name: 'XSRF-TOKEN', value: 'tossed', domain: '127.0.0.1', path: '/what-if' },
  ]);
  const names = await page.evaluate(() => document.cookie.match(/XSRF-TOKEN/g));
  expect(names).toHaveLength(2);
  expect(await invoke(page)).toBe('succeeded');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([403, 204]);
  expect((await page.request.get('/api/account')).status()).toBe(401);
});

test(
  'a link to the playground cannot choose the logout URL or the home page',
  { tag: '@once' },
  async ({ page, signIn, laboratory, otherOrigin }) => {
    await removePolicy(page);
    const elsewhere = encodeURIComponent(`${otherOrigin.url}/logout`);
    await signIn(`/what-if?logout=${elsewhere}&home=${elsewhere}`);
    await expect(page.getByText('Signed in here.')).toBeVisible();
    expect(await invoke(page)).toBe('succeeded');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    expect(otherOrigin.seen).toEqual([]);
  },
);
