import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

const signOut = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();

test.describe('Two tabs', () => {
  // Blocks the server push, so that tabs only notify each other.
  test.beforeEach(({ context }) => context.route('**/api/session-events', () => undefined));

  for (const { name, prepare } of [
    { name: 'by BroadcastChannel', prepare: () => undefined },
    {
      name: 'by storage events, without BroadcastChannel',
      prepare: () => Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
    },
  ]) {
    test(`the other tab shows the login page within a second, and sends no request: ${name}`, async ({
      browserName,
      context,
      page,
      signIn,
      laboratory,
    }) => {
      await context.addInitScript(prepare);
      await signIn();
      const other = await context.newPage();
      await other.goto('/account');
      await expect(other.getByText('IBAN')).toBeVisible();
      laboratory.clear();
      await signOut(page);
      // Other engines draw two windows, which can take seconds on a shared machine.
      const timeout = browserName === 'chromium' ? 1_000 : 10_000;
      await expect(other).toHaveURL('/login', { timeout });
      await expect(other.getByText('IBAN')).toHaveCount(0);
      await expect(page).toHaveURL('/login');
      expect(laboratory.requests('POST /logout')).toHaveLength(1);
    });
  }

  test(
    'a frozen tab follows when it is resumed',
    { tag: '@chromium' },
    async ({ context, page, signIn }) => {
      await signIn();
      const other = await context.newPage();
      await other.goto('/account');
      await expect(other.getByText('IBAN')).toBeVisible();
      const client = await context.newCDPSession(other);
      await client.send('Page.setWebLifecycleState', { state: 'frozen' });
      await signOut(page);
      await expect(page).toHaveURL('/login');
      await client.send('Page.setWebLifecycleState', { state: 'active' });
      await expect(other).toHaveURL('/login');
      await expect(other.getByText('IBAN')).toHaveCount(0);
    },
  );

  test(
    'a failed sign-out does not notify the other tab',
    { tag: '@once' },
    async ({ context, page, signIn, laboratory, expected }) => {
      expected.push(/LogoutError/);
      await signIn();
      const other = await context.newPage();
      await other.goto('/account');
      laboratory.addFault({ status: 500 });
      await signOut(page);
      await expect(page.getByText('You may still be signed in.')).toBeVisible();
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([500]);
      await expect(other.getByText('IBAN')).toBeVisible();
      await expect(other).toHaveURL('/account');
    },
  );

  test(
    'a tab that signs in again immediately stays signed in',
    { tag: '@once' },
    async ({ context, page, signIn }) => {
      await signIn();
      const other = await context.newPage();
      await other.goto('/account');
      await expect(other.getByText('IBAN')).toBeVisible();
      await signOut(page);
      await expect(other).toHaveURL('/login');
      const key = 'ngx-logout-action:tabs:/';
      const notification = await page.evaluate((name) => localStorage.getItem(name), key);
      expect(notification).toMatch(/^1:out:/);
      await signIn('/account', other);
      // A late duplicate of the message, which is older than the new sign-in.
      await page.evaluate(
        ([name, message]) => {
          const channel = new BroadcastChannel(name);
          channel.postMessage(message);
          channel.close();
        },
        [key, notification] as const,
      );
      await other.getByRole('link', { name: 'Home' }).click();
      await other.getByRole('link', { name: 'Account', exact: true }).click();
      await expect(other.getByText('IBAN')).toBeVisible();
    },
  );

  test('a single tab works without BroadcastChannel and storage', async ({
    context,
    page,
    signIn,
  }) => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'BroadcastChannel');
      for (const storage of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(globalThis, storage, {
          get: () => {
            throw new DOMException('forbidden', 'SecurityError');
          },
        });
      }
    });
    await signIn();
    await signOut(page);
    await expect(page).toHaveURL('/login');
  });

  test(
    'the second tab to sign out gets a 401, which is a success',
    { tag: '@once' },
    async ({ context, page, signIn, laboratory }) => {
      await context.addInitScript(() => {
        Reflect.deleteProperty(globalThis, 'BroadcastChannel');
        Object.defineProperty(globalThis, 'onstorage', { value: null });
        window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
      });
      await signIn();
      const other = await context.newPage();
      await other.goto('/account');
      // A later request would sign this tab out as well.
      await expect(other.getByText('This device')).toBeVisible();
      await signOut(page);
      await expect(page).toHaveURL('/login');
      await signOut(other);
      await expect(other).toHaveURL('/login');
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204, 401]);
    },
  );
});
