import type { Page } from '@playwright/test';

import { useExperiment } from '../support/experiment.ts';
import { expect, test } from '../support/test.ts';

/** Tests features that run before a sign-out, after a failed one, and in other tabs. */
test.use({ app: 'rules-app' });

const signOutButton = (page: Page) => page.locator('app-root > main > button');
const loginPage = (page: Page) => page.getByRole('heading', { name: 'Sign in' });

test.describe('withBeforeLogout', { tag: '@once' }, () => {
  test('runs its task while the session is active', async ({
    page,
    context,
    signIn,
    laboratory,
  }) => {
    await useExperiment(context, 'before');
    await signIn('/');
    await expect(signOutButton(page)).toBeVisible();
    laboratory.clear();
    await signOutButton(page).click();
    await expect(loginPage(page)).toBeVisible();
    const requests = laboratory.record.filter(({ path }) => /account|logout/.test(path));
    expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'GET /api/account 200',
      'POST /logout 204',
    ]);
  });

  test('waits for its task for at most two seconds', async ({
    page,
    context,
    signIn,
    laboratory,
    expected,
  }) => {
    expected.push(/LOGOUT-207/);
    await useExperiment(context, 'before');
    await signIn('/');
    await expect(signOutButton(page)).toBeVisible();
    laboratory.addFault({ method: 'GET', path: '/api/account', connection: 'hang' });
    await signOutButton(page).click();
    await expect(loginPage(page)).toBeVisible();
    const [task] = laboratory.requests('GET /api/account');
    const [logout] = laboratory.requests('POST /logout');
    expect(logout?.status).toBe(204);
    expect((logout?.arrivedAt ?? 0) - (task?.arrivedAt ?? 0)).toBeGreaterThan(1_800);
  });

  test('does not veto if its task fails', async ({ page, context, signIn, laboratory }) => {
    await useExperiment(context, 'before');
    await signIn('/');
    await expect(signOutButton(page)).toBeVisible();
    laboratory.addFault({ method: 'GET', path: '/api/account', status: 503 });
    await signOutButton(page).click();
    await expect(loginPage(page)).toBeVisible();
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  });
});

test.describe('withFailureHandler', { tag: '@once' }, () => {
  for (const [name, fault, kind] of [
    ['a server error', { status: 500 }, 'server'],
    ['a broken connection', { connection: 'reset', times: 0 }, 'network'],
  ] as const) {
    test(`notifies the user, and retries although the button no longer exists: ${name}`, async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await useExperiment(context, 'failure');
      await signIn('/');
      laboratory.addFault(fault);
      // The cleanup destroys the button and its action.
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText(`You may still be signed in (${kind}).`);
      await expect(page.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
      expect((await page.request.get('/api/account')).status()).toBe(200);
      laboratory.clear();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(loginPage(page)).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
      expect((await page.request.get('/api/account')).status()).toBe(401);
    });
  }

  test('handles each of several failures', async ({ page, context, signIn, laboratory }) => {
    await useExperiment(context, 'failure');
    await signIn('/');
    laboratory.addFault({ status: 500, times: 2 });
    await signOutButton(page).click();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => laboratory.requests('POST /logout').length).toBe(2);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(loginPage(page)).toBeVisible();
    const statuses = laboratory.requests('POST /logout').map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 204]);
  });
});

test.describe('withTabSync', () => {
  test(
    'calls `confirm` in the other tab, which stays on its page if the result is false',
    { tag: '@once' },
    async ({ page, context, signIn, laboratory }) => {
      await useExperiment(context, 'tabs');
      await signIn('/');
      const [writer, reader] = [await context.newPage(), await context.newPage()];
      for (const tab of [writer, reader]) {
        await tab.goto('/');
        await expect(tab.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
      }
      await writer.evaluate(() => {
        const draft = document.createElement('p');
        draft.id = 'draft';
        document.body.append(draft);
      });
      await signOutButton(page).click();
      await expect(loginPage(page)).toBeVisible();
      await expect(loginPage(reader)).toBeVisible();
      await expect(writer.getByText('Private data')).toBeVisible();
      // The cleanup has not run there either.
      await expect(writer.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
      expect(laboratory.requests('POST /logout')).toHaveLength(1);
    },
  );

  test('signs out an app with another base href on the same channel', async ({
    page,
    context,
    signIn,
    laboratory,
  }) => {
    await useExperiment(context, 'shared channel');
    await signIn('/');
    const german = await context.newPage();
    await german.goto('/de/');
    await expect(german.getByText('Private data')).toBeVisible();
    await signOutButton(page).click();
    await expect(german).toHaveURL('/de/login');
    await expect(loginPage(german)).toBeVisible();
    await expect(page).toHaveURL('/login');
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  });

  test(
    'does not sign out an app on another channel',
    { tag: '@once' },
    async ({ page, context, signIn }) => {
      await useExperiment(context, 'tabs');
      await signIn('/');
      const [german, english] = [await context.newPage(), await context.newPage()];
      await german.goto('/de/');
      await english.goto('/');
      await expect(german.getByText('Private data')).toBeVisible();
      await expect(english.getByText('Private data')).toBeVisible();
      await signOutButton(page).click();
      await expect(loginPage(english)).toBeVisible();
      await expect(german).toHaveURL('/de/');
      await expect(german.getByText('Private data')).toBeVisible();
    },
  );
});
