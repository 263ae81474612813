import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { expect, test } from './test.ts';
import type { WebKitPage } from './webkit-page.ts';

/**
 * Tests features that run before a sign-out, after a failed one, and in other tabs, and the
 * confirmation dialog.
 */
test.use({ app: 'rules-app' });

/** Signs in with requests and starts the app. */
async function start(webkit: WebKitPage, experiment: string): Promise<void> {
  await webkit.run(
    async (name, account) => {
      sessionStorage.setItem('experiment', name);
      await fetch('/csrf');
      const [, token = ''] = /XSRF-TOKEN=([^;]+)/.exec(document.cookie) ?? [];
      const headers = {
        'Content-Type': 'application/json',
        'X-XSRF-TOKEN': decodeURIComponent(token),
      };
      await fetch('/login', { method: 'POST', headers, body: JSON.stringify(account) });
    },
    experiment,
    DEMO_ACCOUNT,
  );
  await webkit.goto('/');
  await webkit.see('Private data');
}

/** Clicks a button of the dialog, which is in a shadow root. */
const answer = (webkit: WebKitPage, name: string) =>
  webkit.run((text) => {
    const root = document.querySelector('logout-dialog')?.shadowRoot;
    const buttons = [...(root?.querySelectorAll('button') ?? [])];
    buttons.find((button) => button.textContent === text)?.click();
  }, name);

test('the dialog of confirmLogout() is modal, focuses the safe choice, and decides', async ({
  webkit,
  laboratory,
}) => {
  await start(webkit, 'confirm');
  await webkit.click('Sign out');
  const shown = await webkit.run(() => {
    const root = document.querySelector('logout-dialog')?.shadowRoot;
    return [!!root?.querySelector('dialog:modal'), root?.activeElement?.textContent];
  });
  expect(shown).toEqual([true, 'Stay signed in']);
  await answer(webkit, 'Stay signed in');
  expect(await webkit.run(() => !document.querySelector('logout-dialog'))).toBe(true);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await webkit.click('Sign out');
  await answer(webkit, 'Sign out');
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

test('a user who is away is signed out with one request, although a guard asks for confirmation', async ({
  webkit,
  laboratory,
}) => {
  await start(webkit, 'idle-brisk');
  await webkit.arriveAt('/login', 10_000);
  expect(await webkit.text()).not.toContain('Private data');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
});

test('a task of withBeforeLogout() runs while the session is active', async ({
  webkit,
  laboratory,
}) => {
  await start(webkit, 'before');
  await webkit.click('Sign out');
  await webkit.arriveAt('/login');
  const requests = laboratory.record.filter(({ path }) => /account|logout/.test(path));
  expect(requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
    '/api/account 200',
    '/logout 204',
  ]);
});

test('a failure handler notifies the user, and retries although the button no longer exists', async ({
  webkit,
  laboratory,
}) => {
  await start(webkit, 'failure');
  laboratory.addFault({ status: 500 });
  await webkit.click('Leave');
  await webkit.see('You may still be signed in (server).');
  expect(await webkit.text()).not.toContain('Leave');
  await webkit.run(() => document.querySelector<HTMLElement>('[role=alert] button')?.click());
  await webkit.arriveAt('/login');
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([500, 204]);
});

test('another tab calls `confirm` before it follows', async ({ webkit, laboratory }) => {
  await start(webkit, 'tabs');
  const { driver } = webkit;
  const first = await driver.getWindowHandle();
  const others: string[] = [];
  for (const hasDraft of [true, false]) {
    await driver.switchTo().newWindow('tab');
    others.push(await driver.getWindowHandle());
    await webkit.goto('/login');
    await webkit.run(() => sessionStorage.setItem('experiment', 'tabs'));
    await webkit.goto('/');
    await webkit.see('Leave');
    if (hasDraft) await webkit.run(() => void (document.body.id = 'draft'));
  }
  await driver.switchTo().window(first);
  await webkit.click('Sign out');
  await webkit.arriveAt('/login');
  const [writer = '', reader = ''] = others;
  await driver.switchTo().window(reader);
  await webkit.arriveAt('/login');
  await driver.switchTo().window(writer);
  expect(await webkit.text()).toContain('Leave');
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
});
