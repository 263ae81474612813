import type { Page } from '@playwright/test';

import type { Laboratory } from '../../server/src/laboratory.ts';
import { type Failure, FAILURES } from '../support/failures.ts';
import { expect, test } from '../support/test.ts';

const outcomeOf = (page: Page) => page.locator('.outcome');

/** Globals of the playground. */
declare const logoutAction: {
  invoke(call?: {
    redirectTo?: string;
    useDefaultSuccessHandler?: boolean;
  }): Promise<{ status: string; error?: { kind: string; status?: number } }>;
  update(options: { useDefaultSuccessHandler: boolean; onSuccess: (() => unknown)[] }): void;
};

async function openWhatIf(page: Page, signIn: (address: string) => Promise<void>, query = '') {
  await signIn(`/what-if${query}`);
  await expect(page.getByText('Signed in here.')).toBeVisible();
}

async function signOutWith(page: Page, failure: string) {
  await page.getByLabel(failure).check();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
}

/** @param cleanups the expected total number of cleanups on this page. */
async function expectOutcome(
  page: Page,
  laboratory: Laboratory,
  { failure, outcome, posts = 1 }: Failure,
  cleanups: number,
) {
  laboratory.clear();
  await signOutWith(page, failure);
  const areSent = () => {
    const sent = laboratory.requests('POST /logout').length;
    return posts === 'some' ? sent > 0 : sent === posts;
  };
  // The page may still show the same outcome of the previous call.
  await expect.poll(areSent).toBe(true);
  await expect(outcomeOf(page)).toHaveText(outcome);
  expect(areSent()).toBe(true);
  await expect(page.getByText('as promised', { exact: true })).toBeVisible();
  const message = page.getByText('You may still be signed in.');
  await expect(message).toBeVisible({ visible: outcome.startsWith('failed') });
  await expectCleanup(page, laboratory, cleanups);
  await expect(message).toHaveCount(0);
}

/** After any outcome, there was one cleanup, no spinner is left, and the next call works. */
async function expectCleanup(page: Page, laboratory: Laboratory, cleanups: number) {
  await expect(page.getByText(`Cleanups: ${cleanups}`)).toBeVisible();
  await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
  const sent = laboratory.requests('POST /logout').length;
  await signOutWith(page, 'Nothing goes wrong');
  await expect.poll(() => laboratory.requests('POST /logout').length).toBe(sent + 1);
  await expect(page.getByText(`Cleanups: ${cleanups + 1}`)).toBeVisible();
  await expect(outcomeOf(page)).toHaveText('signed out');
}

async function expectOfflineFailure(page: Page, laboratory: Laboratory) {
  laboratory.clear();
  await page.context().setOffline(true);
  await signOutWith(page, 'Nothing goes wrong');
  await expect(outcomeOf(page)).toHaveText('failed: network');
  await expect(page.getByText('Signed out here.')).toBeVisible();
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await page.context().setOffline(false);
  await signOutWith(page, 'Nothing goes wrong');
  await expect(outcomeOf(page)).toHaveText('signed out');
}

/** @param cleanups the expected total number of cleanups on this page. */
async function expectConnectionFailure(
  page: Page,
  laboratory: Laboratory,
  error: string,
  cleanups: number,
) {
  await page.route('**/logout', (route) => route.abort(error));
  await signOutWith(page, 'Nothing goes wrong');
  await expect(outcomeOf(page)).toHaveText('failed: network');
  await page.unroute('**/logout');
  await expectCleanup(page, laboratory, cleanups);
}

/** Errors that the library and the browser report for a failed request. */
const REPORTS = [
  /LogoutError/,
  /keepalive|`cache`/,
  /Content.Security.Policy|CSP violation/,
  /CORS/,
];

const CONNECTION_ERRORS = ['connectionrefused', 'namenotresolved'];

for (const each of FAILURES) {
  test(
    `${each.failure}: ${each.outcome}`,
    { tag: each.dependsOnBrowser ? [] : ['@once'] },
    async ({ page, signIn, laboratory, expected }) => {
      expected.push(...REPORTS);
      await openWhatIf(page, signIn);
      await expectOutcome(page, laboratory, each, each.cleanups ?? 1);
    },
  );
}

test('offline: failed: network, cleaned up, and the next call works when online', async ({
  page,
  signIn,
  laboratory,
  expected,
}) => {
  expected.push(...REPORTS);
  await openWhatIf(page, signIn);
  await expectOfflineFailure(page, laboratory);
});

for (const error of CONNECTION_ERRORS) {
  test(`${error}: failed: network, cleaned up, and the next call works`, async ({
    page,
    signIn,
    laboratory,
    expected,
  }) => {
    expected.push(...REPORTS);
    await openWhatIf(page, signIn);
    await expectConnectionFailure(page, laboratory, error, 1);
  });
}

test(
  'each failure has the same outcome if HttpClient uses XMLHttpRequest',
  { tag: '@chromium' },
  async ({ page, signIn, laboratory, expected }) => {
    test.slow();
    expected.push(...REPORTS);
    await openWhatIf(page, signIn, '?xhr');
    // One cleanup by the failed call, and one by the next call.
    let cleanups = 2;
    await test.step('offline', () => expectOfflineFailure(page, laboratory));
    for (const each of FAILURES) {
      await test.step(each.failure, () =>
        expectOutcome(page, laboratory, each, cleanups + (each.cleanups ?? 1)),
      );
      cleanups += (each.cleanups ?? 1) + 1;
    }
    for (const error of CONNECTION_ERRORS) {
      await test.step(error, () => expectConnectionFailure(page, laboratory, error, cleanups + 1));
      cleanups += 2;
    }
  },
);

test('a page that is hidden while the request is pending cleans up immediately, and only once', async ({
  page,
  signIn,
  laboratory,
}) => {
  await openWhatIf(page, signIn);
  laboratory.addFault({ delay: 1_000 });
  await page.evaluate(() => void logoutAction.invoke());
  await expect(page.getByText('Cleanups: 0')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  // The hidden page has no visible text, but the text exists.
  await expect(page.getByText('Cleanups: 1')).toHaveCount(1);
  await expect(page.getByText('Cleanups: 1')).toBeHidden();
  expect(laboratory.requests('POST /logout')[0]?.status).toBeUndefined();
  await expect.poll(() => laboratory.requests('POST /logout')[0]?.status).toBe(204);
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Cleanups: 1')).toBeVisible();
});

test('a redirect to a phishing site is blocked and explained, and the login page is shown', async ({
  page,
  signIn,
  expected,
  complaints,
}) => {
  await openWhatIf(page, signIn);
  await signOutWith(page, 'The server redirects to a phishing site');
  await expect(outcomeOf(page)).toHaveText('signed out, now at /login');
  await expect(page.getByText('The redirect to //evil.example was blocked.')).toBeVisible();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(frame.getByText('Blocked a redirect to another site.')).toBeVisible();
  await expect(page.getByText('Signed out here.')).toBeVisible();
  await expect(page).toHaveURL('/what-if');
  await expect.poll(() => complaints).toHaveLength(1);
  expect(complaints[0]).toContain('LOGOUT-201');
  expected.push(/LOGOUT-201/);
});

test(
  'after a restart without its sessions, the server responds with 401, which is a success',
  { tag: '@once' },
  async ({ page, signIn, laboratory, context }) => {
    await openWhatIf(page, signIn);
    // Simulates a restart: the server does not know the session.
    await context.clearCookies({ name: 'sid' });
    await signOutWith(page, 'Nothing goes wrong');
    await expect(outcomeOf(page)).toHaveText('already signed out');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([401]);
  },
);

test(
  'a guard that throws vetoes the call and is reported, and nothing is sent',
  { tag: '@once' },
  async ({ page, signIn, laboratory, expected, complaints }) => {
    await openWhatIf(page, signIn);
    await signOutWith(page, 'A guard throws');
    await expect(outcomeOf(page)).toHaveText('vetoed by guard');
    await expect.poll(() => complaints).toHaveLength(1);
    expected.push(/The guard is broken/);
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    await expect(page.getByText('Signed in here.')).toBeVisible();
    await signOutWith(page, 'Nothing goes wrong');
    await expect(outcomeOf(page)).toHaveText('signed out');
  },
);

test('a page that blocks the navigation is replaced by a document load, because the session is over', async ({
  page,
  signIn,
  laboratory,
}) => {
  await openWhatIf(page, signIn);
  laboratory.clear();
  await signOutWith(page, 'The page blocks the navigation');
  await expect(outcomeOf(page)).toHaveText('signed out, now at /login');
  // One document for the private page, and one for the login page.
  expect(laboratory.requests('GET /what-if/stage/blocked-navigation')).toHaveLength(1);
  expect(laboratory.requests('GET /login')).toHaveLength(1);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  await expect(page.getByText('Signed out here.')).toBeVisible();
});

test(
  'a redirect to an unknown route shows the app’s own "Page not found"',
  { tag: '@once' },
  async ({ page, signIn }) => {
    await openWhatIf(page, signIn);
    await signOutWith(page, 'The next page does not exist');
    await expect(outcomeOf(page)).toHaveText('signed out, now at /nowhere');
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    await page.goto('/nowhere/at/all');
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the home page' }).click();
    await expect(page).toHaveURL('/');
  },
);

for (const { failure, outcome } of [
  { failure: 'The user never answers', outcome: 'vetoed by timeout' },
  { failure: 'The user declines', outcome: 'vetoed by guard' },
]) {
  test(
    `${failure}: ${outcome}, nothing is sent, and the next call works`,
    { tag: '@once' },
    async ({ page, signIn, laboratory }) => {
      await openWhatIf(page, signIn);
      await signOutWith(page, failure);
      await expect(outcomeOf(page)).toHaveText(outcome);
      await expect(page.getByText('You are still signed in. Nothing was sent.')).toBeVisible();
      expect(laboratory.requests('POST /logout')).toHaveLength(0);
      await signOutWith(page, 'Nothing goes wrong');
      await expect(outcomeOf(page)).toHaveText('signed out');
    },
  );
}

test(
  'a handler that throws or rejects is reported and does not stop the others',
  { tag: '@once' },
  async ({ page, signIn, expected, complaints }) => {
    await openWhatIf(page, signIn);
    const outcome = await page.evaluate(async () => {
      const seen: string[] = [];
      logoutAction.update({
        useDefaultSuccessHandler: false,
        onSuccess: [
          () => {
            throw new Error('handler throws');
          },
          () => Promise.reject(new Error('handler rejects')),
          () => seen.push('reached'),
        ],
      });
      const { status } = await logoutAction.invoke();
      return [status, ...seen];
    });
    expect(outcome).toEqual(['succeeded', 'reached']);
    await expect.poll(() => complaints).toHaveLength(2);
    expected.push(/handler (throws|rejects)/);
  },
);

test(
  'a home page on another origin is refused, and the login page is shown',
  { tag: '@once' },
  async ({ page, signIn, expected, complaints }) => {
    await openWhatIf(page, signIn, '?home=another-origin');
    await page.evaluate(
      () => void logoutAction.invoke({ redirectTo: 'home', useDefaultSuccessHandler: true }),
    );
    await expect(page).toHaveURL('/login');
    await expect.poll(() => complaints).toHaveLength(1);
    expect(complaints[0]).toContain('LOGOUT-201');
    expected.push(/LOGOUT-201/);
  },
);

for (const { status, kind, posts } of [
  { status: 410, kind: 'server', posts: 1 },
  { status: 419, kind: 'csrf', posts: 2 },
]) {
  test(
    `${status}: failed: ${kind}`,
    { tag: '@once' },
    async ({ page, signIn, laboratory, expected }) => {
      expected.push(/LogoutError/);
      await openWhatIf(page, signIn);
      laboratory.addFault({ status, times: 2 });
      const outcome = await page.evaluate(async () => {
        const { status: ended, error } = await logoutAction.invoke();
        return [ended, error?.kind, error?.status];
      });
      expect(outcome).toEqual(['failed', kind, status]);
      expect(laboratory.requests('POST /logout')).toHaveLength(posts);
    },
  );
}
