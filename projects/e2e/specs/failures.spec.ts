import type { Page } from '@playwright/test';

import type { Laboratory } from '../../server/src/laboratory.ts';
import { expect, test } from '../support/test.ts';

const ending = (page: Page) => page.locator('.outcome');

async function openWhatIf(page: Page, signIn: () => Promise<void>, client: string) {
  await signIn();
  await page.goto(`/what-if${client}`);
  await expect(page.getByText('Signed in here.')).toBeVisible();
}

async function signOutWith(page: Page, failure: string) {
  await page.getByLabel(failure).check();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
}

/** However it ended: cleaned up once, no spinner left, and the next call works. */
async function expectItToBeOver(page: Page, laboratory: Laboratory, cleanups: number) {
  await expect(page.getByText(`Cleanup ran ${cleanups} times.`)).toBeVisible();
  await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
  const sent = laboratory.requests('POST /logout').length;
  await signOutWith(page, 'Nothing goes wrong');
  await expect(ending(page)).toHaveText(/^(already )?signed out$|^failed: server \(401\)$/);
  expect(laboratory.requests('POST /logout')).toHaveLength(sent + 1);
}

for (const client of ['', '?xhr']) {
  test.describe(`HttpClient by ${client ? 'XMLHttpRequest' : 'fetch'}`, () => {
    for (const { failure, outcome, posts = 1 } of [
      { failure: 'Nothing goes wrong', outcome: 'signed out' },
      // The browser itself repeats the request until it has a fresh connection.
      { failure: 'The connection breaks', outcome: 'failed: network', posts: 'some' },
      { failure: 'The server never answers', outcome: 'failed: timeout' },
      { failure: 'The server fails: 500', outcome: 'failed: server (500)' },
      { failure: 'The session is gone already', outcome: 'already signed out' },
      { failure: 'The XSRF token is stale, once', outcome: 'signed out', posts: 2 },
      { failure: 'It is refused for good', outcome: 'failed: csrf (403)', posts: 2 },
      { failure: 'The address is wrong', outcome: 'failed: server (404)' },
      { failure: 'A proxy answers with a page', outcome: 'failed: unexpected-response (200)' },
      { failure: 'The JSON is cut off', outcome: 'failed: unexpected-response (200)' },
      { failure: 'It redirects to the login page', outcome: 'signed out' },
      { failure: 'It redirects to another origin', outcome: 'failed: network' },
    ]) {
      test(`${failure}: ${outcome}`, async ({ page, signIn, laboratory, expected }) => {
        expected.push(/LogoutError/, /keepalive/, /Content Security Policy|CSP violation/, /CORS/);
        await openWhatIf(page, signIn, client);
        await signOutWith(page, failure);
        await expect(ending(page)).toHaveText(outcome);
        const sent = laboratory.requests('POST /logout').length;
        expect(posts === 'some' ? sent > 0 : sent === posts).toBe(true);
        await expectItToBeOver(page, laboratory, 1);
      });
    }

    test('offline: failed: network, cleaned up, and the next call works when the network is back', async ({
      page,
      context,
      signIn,
      laboratory,
      expected,
    }) => {
      expected.push(/LogoutError/, /keepalive/);
      await openWhatIf(page, signIn, client);
      await context.setOffline(true);
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
      await expect(ending(page)).toHaveText('failed: network');
      await expect(page.getByText('Nobody is signed in here.')).toBeVisible();
      expect(laboratory.requests('POST /logout')).toHaveLength(0);
      await context.setOffline(false);
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
      await expect(ending(page)).toHaveText('signed out');
    });
  });
}

for (const error of ['connectionrefused', 'namenotresolved'] as const) {
  test(`${error}: failed: network, cleaned up, and the next call works`, async ({
    page,
    signIn,
    laboratory,
    expected,
  }) => {
    expected.push(/LogoutError/);
    await openWhatIf(page, signIn, '');
    await page.route('**/logout', (route) => route.abort(error));
    await signOutWith(page, 'Nothing goes wrong');
    await expect(ending(page)).toHaveText('failed: network');
    await page.unroute('**/logout');
    await expectItToBeOver(page, laboratory, 1);
  });
}

test('a redirect to a phisher is refused, reported once, and the login page is shown', async ({
  page,
  signIn,
  expected,
  complaints,
}) => {
  await openWhatIf(page, signIn, '');
  await signOutWith(page, 'It sends people to a phisher');
  await expect(page).toHaveURL('/login');
  await expect.poll(() => complaints).toHaveLength(1);
  expect(complaints[0]).toContain('LOGOUT-201');
  expected.push(/LOGOUT-201/);
});

test('a server that is restarted in between keeps its sessions or says 401: both end rightly', async ({
  page,
  signIn,
  laboratory,
  context,
}) => {
  await openWhatIf(page, signIn, '');
  // What a restart with sessions in memory comes to: the cookie names a session that is unknown.
  await context.clearCookies({ name: 'sid' });
  await signOutWith(page, 'Nothing goes wrong');
  await expect(ending(page)).toHaveText('already signed out');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([401]);
});
