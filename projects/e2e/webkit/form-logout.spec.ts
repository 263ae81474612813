import { expect, test } from './test.ts';

/** A server that responds to the form with a 302 to its OpenID Provider. */
test.use({ app: 'rules-app', provider: true });

test('a form POST of the document ends the session here and at the provider', async ({
  webkit,
  server,
  laboratory,
}) => {
  await webkit.run(() => sessionStorage.setItem('experiment', 'form'));
  await webkit.goto('/bff/login');
  await webkit.see('Sign in at the provider');
  await webkit.run(() => document.querySelector('button')?.click());
  await webkit.see('Private data');
  await webkit.click('Sign out');
  await webkit.see('Yes, sign me out');
  expect(await webkit.run(() => location.origin)).toBe(server.provider?.url);
  expect(laboratory.requests('POST /bff/logout').map(({ status }) => status)).toEqual([302]);
  expect(server.provider?.laboratory?.requests('GET /session/end')).toHaveLength(1);
  await webkit.goto('/login');
  expect(await webkit.run(async () => (await fetch('/api/account')).status)).toBe(401);
});
