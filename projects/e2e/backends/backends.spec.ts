import { expect, type Page } from '@playwright/test';

import { type Backend } from './backend.ts';
import { type Framework, signOut, submitLogin } from './frameworks.ts';
import { test } from './test.ts';

/** Sign-outs and their verification, without the requests for pages and tokens. */
function requests(backend: Backend): string[] {
  return backend.requests.filter((line) => /^(?!GET)|\/api\/me/.test(line));
}

/** The outcomes in this tab, including those before a redirect that reloaded the page. */
function outcomesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('outcomes') ?? '[]') as string[]);
}

/** Waits until the app has fetched the token for the next sign-in. */
async function newToken(backend: Backend, { tokenRequest }: Framework): Promise<void> {
  if (tokenRequest) await expect.poll(() => backend.requests).toContain(tokenRequest);
}

test('ends the session', async ({ page, backend, framework }) => {
  expect(await backend.sessions('count')).toBe(1);
  await signOut(page, framework);
  expect(requests(backend)).toEqual(framework.answers.normal);
  expect(await backend.sessions('count')).toBe(0);
  expect(await outcomesOf(page)).toEqual(['succeeded']);
});

test('ends the session with a second request if the token is stale', async ({
  page,
  backend,
  framework,
}) => {
  await framework.makeTokenStale(page, framework);
  expect(await backend.sessions('count')).toBe(1);
  backend.requests.length = 0;
  await signOut(page, framework);
  expect(requests(backend)).toEqual(framework.answers.staleToken);
  expect(await backend.sessions('count')).toBe(0);
  expect(await outcomesOf(page)).toEqual(['succeeded']);
});

test('succeeds if the session has expired', async ({ page, backend, framework }) => {
  expect(await backend.sessions('end')).toBe(0);
  await signOut(page, framework);
  expect(requests(backend)).toEqual(framework.answers.expiredSession);
  expect(await outcomesOf(page)).toEqual(['succeeded']);
});

test('reports no failure after a double click', async ({ page, backend, framework }) => {
  await page.getByRole('button', { name: 'Sign out' }).dblclick();
  await page.waitForURL((url) => url.pathname === framework.loginPage);
  // A redirect that reloads the page can end the second call.
  if (framework.loginPage === '/login') await expect.poll(() => outcomesOf(page)).toHaveLength(2);
  expect((await outcomesOf(page)).filter((outcome) => outcome.startsWith('failed'))).toEqual([]);
  expect(await backend.sessions('count')).toBe(0);
});

test('succeeds if the user has signed out in another tab', async ({
  page,
  context,
  backend,
  framework,
}) => {
  const other = await context.newPage();
  await other.goto('/');
  await signOut(other, framework);
  await newToken(backend, framework);
  expect(await backend.sessions('count')).toBe(0);
  backend.requests.length = 0;
  await signOut(page, framework);
  expect(requests(backend)).toEqual(framework.answers.signedOutElsewhere);
  expect(await outcomesOf(page)).toEqual(['succeeded']);
});

test('lets the user sign in again on the page it redirects to', async ({
  page,
  backend,
  framework,
}) => {
  await signOut(page, framework);
  await newToken(backend, framework);
  await submitLogin(page, framework);
  expect(await backend.sessions('count')).toBe(1);
});
