import type { Page } from '@playwright/test';

import { openFigures } from '../support/figures.ts';
import { expect, test } from '../support/test.ts';

for (const { how, button, restored, tag } of [
  {
    how: 'by the Router',
    button: 'Sign out here',
    restored: 'restored, hidden',
    tag: ['@history'],
  },
  // The redirect has replaced the document in the history, so Back restores the login page.
  {
    how: 'by a document load',
    button: 'Sign out and reload',
    restored: 'restored, visible',
    tag: ['@chromium', '@history'],
  },
]) {
  test(
    `a page restored from the back/forward cache after a sign-out ${how} shows nothing private`,
    { tag },
    async ({ page, context, signIn }) => {
      const log: string[] = [];
      page.on('console', (message) => log.push(message.text()));
      await context.addInitScript(() => {
        window.addEventListener('pageshow', ({ persisted }) => {
          const { visibility } = document.documentElement.style;
          if (persisted) console.info(`restored, ${visibility || 'visible'}`);
        });
      });
      await signIn();
      await page.getByRole('button', { name: button }).click();
      await expect(page).toHaveURL('/login');
      await page.goto('/favicon.svg');
      await page.evaluate(() => void setTimeout(() => history.back()));
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await expect(page.getByText('IBAN')).toHaveCount(0);
      expect(log).toContain(restored);
    },
  );
}

test(
  'unsaved changes delay the sign-out until the dialog is answered',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await signIn();
    await page.getByRole('textbox', { name: 'Draft' }).fill('not yet saved');
    const signOut = page.getByRole('button', { name: 'Sign out here' });
    await signOut.click();
    await expect(page.getByRole('dialog', { name: 'Discard your draft?' })).toBeVisible();
    await page.getByRole('button', { name: 'Stay' }).click();
    await expect(signOut).not.toHaveAttribute('aria-busy');
    expect(laboratory.requests('POST /logout')).toHaveLength(0);
    await expect(page.getByRole('textbox', { name: 'Draft' })).toHaveValue('not yet saved');

    await signOut.click();
    await page.getByRole('button', { name: 'Sign out anyway' }).click();
    await expect(page).toHaveURL('/login');
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  },
);

for (const { tabs, tag } of [
  { tabs: 10, tag: ['@chromium'] },
  // In other browsers, the driver stalls after several tabs.
  { tabs: 5, tag: ['@others'] },
]) {
  test(
    `each of ${tabs} requests arrives when the tab is closed 10 ms after the click`,
    { tag },
    async ({ context, signIn, laboratory }) => {
      // The tabs are opened one after another.
      test.setTimeout(30_000 + tabs * 2_400);
      await signIn();
      laboratory.clear();
      laboratory.addFault({ status: 204, times: 0 });
      for (let round = 0; round < tabs; round++) {
        const tab = await context.newPage();
        await tab.goto('/what-if');
        const button = tab.getByRole('banner').getByRole('button', { name: 'Sign out' });
        await button.evaluate(async (element: HTMLElement) => {
          element.click();
          await new Promise((resolve) => setTimeout(() => resolve(undefined), 10));
        });
        await tab.close();
      }
      await expect.poll(() => laboratory.requests('POST /logout').length).toBe(tabs);
    },
  );
}

test(
  'a component that is destroyed during a call leaves no spinner, and its call completes',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await signIn();
    await page.getByRole('link', { name: 'Spinners' }).click();
    await page.getByRole('button', { name: 'Sign out of the profile, slowly' }).click();
    await expect(page.locator('#profile > logout-spinner-overlay')).toBeVisible();
    await page.getByRole('link', { name: 'Home' }).click();
    await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
    await expect.poll(() => laboratory.requests('POST /logout')[0]?.status).toBe(204);
    // The redirect still happens, although the button no longer exists.
    await expect(page).toHaveURL('/spinners');
  },
);

/** Globals of the playground. */
declare const logoutAction: {
  invoke(call?: {
    data?: unknown;
    spinnerMessage?: string;
    redirectTo?: string;
    useDefaultSuccessHandler?: boolean;
  }): Promise<{ status: string; by?: string }>;
  update(options: { redirectTo?: string; useDefaultSuccessHandler?: boolean }): void;
};

async function openWhatIf(page: Page) {
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(page.getByText('Signed in here.')).toBeVisible();
}

test('if a lazy chunk is gone after a deployment, the redirect loads the document', async ({
  page,
  signIn,
  expected,
}) => {
  expected.push(/chunk|dynamically imported/);
  await signIn('/what-if');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.route('**/*.js', (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.evaluate(() => {
    logoutAction.update({ redirectTo: 'login', useDefaultSuccessHandler: true });
    void logoutAction.invoke();
  });
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(false);
});

for (const { source, signOut } of [
  {
    source: 'the options',
    signOut: () => {
      logoutAction.update({ redirectTo: '//evil.example/login', useDefaultSuccessHandler: true });
      return logoutAction.invoke();
    },
  },
  {
    source: 'a call',
    signOut: () =>
      logoutAction.invoke({
        redirectTo: 'https://evil.example/login',
        useDefaultSuccessHandler: true,
      }),
  },
]) {
  test(
    `a redirect to another origin in ${source} is refused and reported once, and the login page is shown`,
    { tag: '@once' },
    async ({ page, signIn, expected, complaints }) => {
      await signIn();
      await openWhatIf(page);
      await page.evaluate(signOut);
      await expect(page).toHaveURL('/login');
      await expect.poll(() => complaints).toHaveLength(1);
      expect(complaints[0]).toContain('LOGOUT-201');
      expected.push(/LOGOUT-201/);
    },
  );
}

test(
  'a hundred sign-outs on one page leave nothing behind',
  { tag: '@chromium' },
  async ({ page, signIn, laboratory }) => {
    await signIn('/what-if?no-session');
    await expect(page.getByText('Signed in here.')).toBeVisible();
    // The delayed requests show a spinner, whose style sheet stays in memory, as may others on a
    // busy machine.
    laboratory.addFault({ status: 204, delay: 1_000 });
    laboratory.addFault({ status: 204, times: 75 });
    laboratory.addFault({ status: 204, delay: 1_000 });
    laboratory.addFault({ status: 204, times: 0 });
    const figures = await openFigures(page);
    const signOut = (times: number) =>
      page.evaluate(async (count) => {
        let succeeded = 0;
        for (let turn = 0; turn < count; turn++) {
          if ((await logoutAction.invoke()).status === 'succeeded') succeeded++;
        }
        return succeeded;
      }, times);
    expect(await signOut(50)).toBe(50);
    await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
    const before = await figures();
    expect(await signOut(100)).toBe(100);
    await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
    // Some garbage is only found by a later collection.
    await expect(async () => {
      const after = await figures();
      expect(after.nodes).toBeLessThanOrEqual(before.nodes);
      expect(after.listeners).toBeLessThanOrEqual(before.listeners);
      // npm run bench -- endurance measures ten thousand.
      expect(after.heap - before.heap).toBeLessThanOrEqual(2 ** 20);
    }).toPass({ timeout: 5_000 });
  },
);

test('hostile strings in a message, in data, or in the server’s response never run', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn('/what-if?no-session');
  await expect(page.getByText('Signed in here.')).toBeVisible();
  const hostile = Array.from(
    { length: 20 },
    (_, index) =>
      [
        `<img src=x onerror="window.hacked=${index}">`,
        `<svg onload="window.hacked=${index}">`,
        `javascript:window.hacked=${index}`,
        `';window.hacked=${index};//`,
      ][index % 4] ?? '',
  );
  for (const text of hostile) {
    laboratory.addFault({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: text, [text]: text }),
    });
    const { status } = await page.evaluate(
      (words) => logoutAction.invoke({ data: words, spinnerMessage: words }),
      text,
    );
    expect(status).toBe('succeeded');
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
