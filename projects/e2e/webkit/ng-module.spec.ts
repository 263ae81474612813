import { expect, test } from './test.ts';

/** The example with NgModules and zone.js. */
test.use({ app: 'ng-module' });

test('the directive of the module signs out with one request', async ({ webkit, laboratory }) => {
  await webkit.signIn('/sign-in');
  await webkit.click('Sign out');
  await webkit.arriveAt('/sign-in');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});
