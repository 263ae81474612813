import { Key } from 'selenium-webdriver';

import { expect, test } from './test.ts';

/** Globals of the playground, on the page "What if". */
declare const logoutAction: {
  invoke(call?: object): Promise<{ status: string; reason?: string; by?: string }>;
  update(options: object): void;
};

test('one click ends the session on the server, with one request, and shows the login page', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  await webkit.click('Sign out', 'banner');
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  expect(await webkit.run(async () => (await fetch('/api/account')).status)).toBe(401);
});

test('the page follows when the server ends the session, without a sign-out request', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  await expect.poll(() => laboratory.requests('GET /api/session-events').length).toBe(1);
  await webkit.click('End this session on the server');
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  expect(await webkit.run(async () => (await fetch('/api/account')).status)).toBe(401);
});

test('the sign-out works with the keyboard', async ({ webkit, laboratory }) => {
  await webkit.signIn();
  await (await webkit.button('Sign out', 'banner')).sendKeys(Key.ENTER);
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
});

for (const { behavior, outcomes, statuses } of [
  {
    behavior: 'doNotExecute',
    outcomes: ['succeeded', 'busy', 'busy', 'busy', 'busy', 'busy'],
    statuses: [204],
  },
  {
    behavior: 'executeAll',
    outcomes: Array<string>(6).fill('succeeded'),
    statuses: [204, 401, 401, 401, 401, 401],
  },
  {
    behavior: 'executeLast',
    outcomes: ['succeeded', ...Array<string>(4).fill('superseded'), 'succeeded'],
    statuses: [204, 401],
  },
]) {
  test(`six calls with ${behavior} each have one outcome, and never send two requests at the same time`, async ({
    webkit,
    laboratory,
  }) => {
    await webkit.signIn();
    await webkit.goto('/what-if?no-session');
    await webkit.see('Signed in here.');
    laboratory.addFault({ delay: 100 });
    const answers = await webkit.run(async (inFlightBehavior: string) => {
      logoutAction.update({ inFlightBehavior });
      const calls = Array.from({ length: 6 }, () => logoutAction.invoke());
      return (await Promise.all(calls)).map(({ status, reason }) => reason ?? status);
    }, behavior);
    expect(answers).toEqual(outcomes);
    const requests = laboratory.requests('POST /logout');
    expect(requests.map(({ status }) => status)).toEqual(statuses);
    requests.slice(1).forEach(({ arrivedAt }, index) => {
      expect(arrivedAt).toBeGreaterThanOrEqual(requests[index]?.endedAt ?? Infinity);
    });
  });
}

test('a stale XSRF token is replaced, and the sign-out succeeds with two requests', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  await webkit.driver.manage().addCookie({ name: 'XSRF-TOKEN', value: 'stale' });
  await webkit.click('Sign out', 'banner');
  await expect
    .poll(() => laboratory.requests('POST /logout').map(({ status }) => status))
    .toEqual([403, 204]);
  await webkit.arriveAt('/login');
});

test('unsaved changes delay the sign-out until the dialog is answered', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  await webkit.fill('Draft', 'not yet saved');
  await webkit.click('Sign out here');
  await webkit.click('Stay', 'dialog');
  await expect
    .poll(async () => (await webkit.button('Sign out here')).getAttribute('aria-busy'))
    .toBeNull();
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await webkit.click('Sign out here');
  await webkit.click('Sign out anyway', 'dialog');
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
});

test('a sign-out never violates the Content Security Policy', async ({ webkit }) => {
  await webkit.signIn();
  await webkit.click('What if', 'banner');
  await webkit.see('Signed in here.');
  await webkit.run(() => {
    const seen = Object.assign(globalThis, { violations: [] as string[] });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      seen.violations.push(violatedDirective),
    );
  });
  await webkit.run(() =>
    logoutAction.invoke({
      spinnerContext: 'page',
      redirectTo: '/login',
      useDefaultSuccessHandler: true,
    }),
  );
  await webkit.arriveAt('/login');
  expect(
    await webkit.run(() => (globalThis as never as { violations: string[] }).violations),
  ).toEqual([]);
});
