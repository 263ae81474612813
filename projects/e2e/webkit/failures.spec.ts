import { FAILURES } from '../support/failures.ts';
import { expect, test } from './test.ts';

for (const client of ['', '?xhr']) {
  test.describe(`HttpClient by ${client ? 'XMLHttpRequest' : 'fetch'}`, () => {
    for (const { failure, outcome, posts = 1 } of FAILURES) {
      test(`${failure}: ${outcome}`, async ({ webkit, laboratory }) => {
        await webkit.signIn();
        await webkit.goto(`/what-if${client}`);
        await webkit.see('Signed in here.');
        await webkit.choose(failure);
        await webkit.click('Sign out');
        await webkit.seeEnd(outcome);
        await webkit.see('Cleanup ran 1 times.');
        const sent = laboratory.requests('POST /logout').length;
        expect(posts === 'some' ? sent > 0 : sent === posts).toBe(true);
        // It fades out.
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

test('a redirect to a phisher is refused, and the login page is shown', async ({ webkit }) => {
  await webkit.signIn();
  await webkit.goto('/what-if');
  await webkit.see('Signed in here.');
  await webkit.choose('It sends people to a phisher');
  await webkit.click('Sign out');
  await webkit.arriveAt('/login');
});

test('a page that does not let go is left by a document load', async ({ webkit, laboratory }) => {
  await webkit.signIn();
  await webkit.goto('/what-if');
  await webkit.see('Signed in here.');
  await webkit.run(() => void Object.assign(globalThis, { sameDocument: true }));
  await webkit.choose('The page does not let go');
  await webkit.click('Sign out');
  await webkit.arriveAt('/login');
  await expect.poll(() => webkit.run(() => 'sameDocument' in globalThis)).toBe(false);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});
