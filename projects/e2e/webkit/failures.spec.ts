import { FAILURES } from '../support/failures.ts';
import { expect, test } from './test.ts';

for (const client of ['', '?xhr']) {
  test.describe(`HttpClient with ${client ? 'XMLHttpRequest' : 'fetch'}`, () => {
    const failures = FAILURES.filter(({ dependsOnBrowser }) => dependsOnBrowser);
    for (const { failure, outcome, posts = 1, cleanups = 1 } of failures) {
      test(`${failure}: ${outcome}`, async ({ webkit, laboratory }) => {
        await webkit.signIn();
        await webkit.goto(`/what-if${client}`);
        await webkit.see('Signed in here.');
        await webkit.choose(failure);
        await webkit.click('Sign out');
        await webkit.seeEnd(outcome);
        await webkit.see(`Cleanups: ${cleanups}`);
        const sent = laboratory.requests('POST /logout').length;
        expect(posts === 'some' ? sent > 0 : sent === posts).toBe(true);
        // The spinner fades out.
        await expect
          .poll(() => webkit.run(() => !document.querySelector('logout-spinner-overlay')))
          .toBe(true);
        await webkit.choose('Nothing goes wrong');
        await webkit.click('Sign out');
        await expect.poll(() => laboratory.requests('POST /logout').length).toBe(sent + 1);
      });
    }
  });
}

test('a redirect to a phishing site is blocked and explained', async ({ webkit }) => {
  await webkit.signIn();
  await webkit.goto('/what-if');
  await webkit.see('Signed in here.');
  await webkit.choose('The server redirects to a phishing site');
  await webkit.click('Sign out');
  await webkit.seeEnd('signed out, now at /login');
  await webkit.see('The redirect to //evil.example was blocked.');
});

test('a page that blocks the navigation is replaced by a document load', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  await webkit.goto('/what-if');
  await webkit.see('Signed in here.');
  laboratory.clear();
  await webkit.choose('The page blocks the navigation');
  await webkit.click('Sign out');
  await webkit.seeEnd('signed out, now at /login');
  expect(laboratory.requests('GET /login')).toHaveLength(1);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});
