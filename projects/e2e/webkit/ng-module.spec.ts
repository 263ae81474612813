import { expect, test } from './test.ts';

/** An app of NgModules, with zone.js. */
test.use({ app: 'ng-module-app' });

test('the directive of the module signs out with one request', async ({ webkit, laboratory }) => {
  await webkit.signIn();
  await webkit.click('Sign out');
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});
