import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { expect, test } from '../support/test.ts';

const header = 'banner';

test('one click ends the session on the server, with one request, and shows the login page', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn();
  await page.getByRole(header).getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  await expect(page.getByRole(header).getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

test('six quick clicks send one request', async ({ page, signIn, laboratory }) => {
  await signIn();
  laboratory.addFault({ delay: 300 });
  const button = page.getByRole(header).getByRole('button', { name: 'Sign out' });
  await button.evaluate((element: HTMLElement) => {
    for (let click = 0; click < 6; click++) element.click();
  });
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await expect(page).toHaveURL('/login');
  await expect
    .poll(() => laboratory.requests('POST /logout').map(({ status }) => status))
    .toEqual([204]);
});

test(
  'the cookie of an ended session no longer works in 100 attempts, and identifies no user',
  { tag: '@once' },
  async ({ page, context, signIn, request }) => {
    await signIn();
    const cookie = (await context.cookies())
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const open = (path: string) => request.get(path, { headers: { cookie } });
    expect((await open('/api/account')).status()).toBe(200);
    await page.getByRole(header).getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/login');
    const answers = await Promise.all(Array.from({ length: 100 }, () => open('/api/account')));
    expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([401]));
    expect(await (await open('/api/me')).json()).toBeNull();
  },
);

test(
  'a new sign-in gives the session a new ID',
  { tag: '@once' },
  async ({ page, context, signIn }) => {
    const sessionId = async () =>
      (await context.cookies()).find(({ name }) => name === 'sid')?.value;
    await signIn();
    const first = await sessionId();
    await page.getByRole(header).getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/login');
    await signIn();
    expect(await sessionId()).not.toBe(first);
  },
);

test('Back and reload show nothing private after a sign-out', async ({
  page,
  signIn,
  expected,
}) => {
  // Firefox reports a chunk that was still loading when the user left the page.
  expected.push(/dynamically imported/);
  await signIn('/account');
  await page.goto('/what-if');
  await page.getByRole(header).getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  // Back leads to the account, which redirects to the login page. The URL already matches, so wait
  // for a navigation.
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.evaluate(() => void setTimeout(() => history.back())),
  ]);
  await expect(page).toHaveURL('/login');
  await expect(page.getByText('IBAN')).toHaveCount(0);
  await page.goto('/account');
  await expect(page).toHaveURL('/login');
  await page.reload();
  await expect(page.getByText('IBAN')).toHaveCount(0);
});

test(
  'a button that the redirect destroys needs no document load and logs no warning',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await signIn();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await expect(page).toHaveURL('/login');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  },
);

test(
  'a stale XSRF token is replaced, and the sign-out succeeds with two requests',
  { tag: '@once' },
  async ({ page, context, signIn, laboratory }) => {
    await signIn();
    await context.addCookies([{ name: 'XSRF-TOKEN', value: 'stale', url: page.url() }]);
    await page.getByRole(header).getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/login');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([403, 204]);
  },
);

test(
  'the sign-out works with the keyboard',
  { tag: '@chromium' },
  async ({ page, signIn, laboratory }) => {
    await signIn();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
    for (let step = 0; step < 20 && (await focused()) !== 'Sign out'; step++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/login');
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  },
);

test(
  'a wrong password shows a message, and the right one opens the account',
  { tag: '@once' },
  async ({ page }) => {
    await page.goto('/login');
    await page.getByLabel('User name').fill(DEMO_ACCOUNT.username);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText('Wrong user name or password.');
    await page.getByLabel('Password').fill(DEMO_ACCOUNT.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/account');
    await expect(page.getByText('IBAN')).toBeVisible();
  },
);
