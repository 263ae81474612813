import { useExperiment } from '../support/experiment.ts';
import { expect, test } from '../support/test.ts';

/** A small app whose pages, guards, and interceptors complicate sign-outs. */
test.use({ app: 'rules-app' });

/** Globals of the app. */
declare const logoutAction: {
  invoke(): Promise<{ status: string }>;
  update(options: { redirectMode?: 'document'; redirectTo?: string }): void;
};

test.describe('an action of a component that the sign-out destroys', { tag: '@once' }, () => {
  test('redirects', async ({ page, signIn, laboratory }) => {
    await signIn('/');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('Private data')).toHaveCount(0);
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  });

  test('runs its handlers', async ({ page, signIn, laboratory }) => {
    await signIn('/');
    await page.getByRole('button', { name: 'Leave quietly' }).click();
    await expect(page.getByText('onSuccess has run')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Leave quietly' })).toHaveCount(0);
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  });
});

test(
  'a double click has two successful outcomes',
  { tag: '@once' },
  async ({ page, signIn, laboratory }) => {
    await signIn('/');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    laboratory.clear();
    const outcomes = await page.evaluate(() =>
      Promise.all([logoutAction.invoke(), logoutAction.invoke()]),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(laboratory.requests('POST /logout')[0]?.status).toBe(204);
    expect((await page.request.get('/api/account')).status()).toBe(401);
  },
);

test.describe('a login page whose guard awaits a sign-out', { tag: '@once' }, () => {
  test('is reached by its URL, with one request', async ({ page, context, signIn, laboratory }) => {
    await useExperiment(context, 'guard');
    await signIn('/login');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page).toHaveURL('/login');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    expect(laboratory.requests('GET /login')).toHaveLength(1);
  });

  for (const { how, start, loads } of [
    { how: 'its URL', start: '/login', loads: 2 },
    { how: 'a sign-out', start: '/', loads: 1 },
  ]) {
    test(`is reached by ${how} if redirects load the document`, async ({
      page,
      context,
      signIn,
      laboratory,
    }) => {
      await useExperiment(context, 'guard, document');
      await signIn(start);
      if (start === '/') await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204, 401]);
      expect(laboratory.requests('GET /login')).toHaveLength(loads);
    });
  }

  test('is reached by a sign-out, with one request', async ({
    page,
    context,
    signIn,
    laboratory,
  }) => {
    await useExperiment(context, 'guard');
    await signIn('/');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
    expect(laboratory.requests('GET /login')).toHaveLength(0);
  });
});

test(
  'an interceptor that signs out on each 401 sends one request if the server always responds with 401',
  { tag: '@once' },
  async ({ page, context, signIn, laboratory }) => {
    await useExperiment(context, 'interceptor');
    await signIn('/orders');
    laboratory.addFault({ status: 401, times: 0 });
    laboratory.addFault({ method: 'GET', path: '/api/account', status: 401, times: 0 });
    await page.getByRole('button', { name: 'Load' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(laboratory.requests('GET /api/account')).toHaveLength(1);
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  },
);

test(
  'a redirect to an unknown route is requested from the server',
  { tag: '@once' },
  async ({ page, signIn, laboratory, expected }) => {
    expected.push(/NG04002|Cannot match|4002/);
    await signIn('/');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await page.evaluate(() => {
      logoutAction.update({ redirectTo: '/nowhere' });
      void logoutAction.invoke();
    });
    await expect.poll(() => laboratory.requests('GET /nowhere')).toHaveLength(1);
  },
);

test('Back after a sign-out in router mode reloads an unguarded private page', async ({
  page,
  signIn,
  laboratory,
}) => {
  await signIn('/');
  await page.evaluate(() => {
    Object.assign(window, { sameDocument: true });
    history.replaceState({ ...(history.state as object), secret: true }, '');
    document.title = 'secret';
  });
  await page.getByRole('link', { name: 'Orders' }).click();
  await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  laboratory.clear();
  // A script may still run in the old document until the new one has loaded.
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => void setTimeout(() => history.back()));
  await loaded;
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(false);
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('secret');
  await expect(page).not.toHaveTitle('secret');
  // The new document has asked the server for the user.
  expect(laboratory.requests('GET /api/me').map(({ status }) => status)).toEqual([200]);
});

for (const { how, experiment, orders } of [
  { how: 'after the document was reloaded', experiment: '', orders: '/orders' },
  { how: 'with hash routing', experiment: 'hash', orders: '/#/orders' },
]) {
  test(`Back after a sign-out never shows an older private page ${how}`, async ({
    page,
    context,
    signIn,
  }) => {
    await useExperiment(context, experiment);
    await signIn('/');
    await page.getByRole('link', { name: 'Orders' }).click();
    await expect(page).toHaveURL(orders);
    await page.evaluate(() => history.pushState({ navigationId: 3 }, ''));
    // The browser keeps the entries of the history, but the Router restarts its IDs.
    await page.reload();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    const shown = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          new MutationObserver(() => {
            if (document.querySelector('h1')?.textContent === 'Orders') resolve('an old page');
          }).observe(document, { childList: true, subtree: true });
          setTimeout(() => history.back());
        }),
    );
    const reloaded = page.waitForEvent('load').then(() => 'a new document');
    const seen = await Promise.race([reloaded, shown.catch(() => 'a new document')]);
    expect(seen).toBe('a new document');
    await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible();
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(false);
  });
}

test(
  'a click on a page restored from the back/forward cache sends a request immediately',
  { tag: '@history' },
  async ({ page, context, signIn, laboratory }) => {
    const restored: string[] = [];
    page.on('console', (message) => restored.push(message.text()));
    await context.addInitScript(() => {
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) console.info('restored');
      });
    });
    await signIn('/');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await page.goto('/favicon.svg');
    await page.evaluate(() => void setTimeout(() => history.back()));
    await expect.poll(() => restored).toContain('restored');
    // Uses a script, because locators wait for the end of the navigation, which Firefox's driver
    // does not report here.
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find((button) => button.textContent.trim() === 'Sign out')?.click();
    });
    await expect
      .poll(() => page.evaluate(() => document.querySelector('h1')?.textContent))
      .toBe('Sign in');
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  },
);

test(
  'a page that is left after a sign-out also hides descendants with their own visibility',
  { tag: '@history' },
  async ({ page, context, signIn }) => {
    const log: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    await context.addInitScript(() => {
      // This listener runs first, before the page may become visible again.
      window.addEventListener('pageshow', ({ persisted }) => {
        const visible = document
          .querySelector('#own')
          ?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (persisted) console.info(`visible: ${visible}`);
      });
    });
    await signIn('/');
    await page.evaluate(() => {
      const element = document.createElement('p');
      element.id = 'own';
      element.textContent = 'Visible by its own style';
      element.style.visibility = 'visible';
      document.body.append(element);
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.goto('/favicon.svg');
    await page.evaluate(() => void setTimeout(() => history.back()));
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect.poll(() => log).toContain('visible: false');
  },
);

test('if a `beforeunload` prompt cancels the redirect, the next call tries again', async ({
  page,
  signIn,
  laboratory,
}) => {
  await page.clock.install();
  await signIn('/');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault());
    logoutAction.update({ redirectMode: 'document' });
  });
  let prompts = 0;
  page.on('dialog', (dialog) => void (++prompts === 1 ? dialog.dismiss() : dialog.accept()));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => prompts).toBe(1);
  // Calls are discarded until the document counts as kept.
  await page.clock.runFor(5_000);
  await page.evaluate(() => void logoutAction.invoke());
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(prompts).toBe(2);
  expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([204, 401]);
});
