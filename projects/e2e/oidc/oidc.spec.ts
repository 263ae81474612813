import {
  ANY_ORIGIN,
  type AtHand,
  clickSignOut,
  confirmSignOut,
  expect,
  isRevoked,
  reached,
  refreshTokenOf,
  signIn,
  test,
} from './provider-test.ts';

for (const example of [
  'oidc-angular-oauth2-oidc',
  'oidc-own-backend',
  'oidc-angular-auth-oidc-client',
  'oidc-keycloak',
  'oidc-oidc-client-ts',
]) {
  test.describe(example, () => {
    test.use({ example });

    test('six clicks end the session here and at the provider, with one request', async ({
      page,
      provider,
    }) => {
      await signIn(page);
      await clickSignOut(page, 6);
      await confirmSignOut(page);
      await expect(page.getByText('You are signed out')).toBeVisible();
      expect(new URL(page.url()).pathname).toBe('/');
      expect(reached(provider, 'GET /session/end')).toHaveLength(1);
      // A navigation of the document, not a request by a script.
      expect(reached(provider, 'GET /session/end')[0]?.headers).toMatchObject({
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      });
      // The provider asks for credentials again.
      await signIn(page);
    });
  });
}

for (const [example, origin] of [
  ['oidc-auth0', 'https://my-tenant.eu.auth0.com'],
  ['oidc-msal', 'https://login.microsoftonline.com'],
] as const) {
  test.describe(example, () => {
    test.use({ example });

    test('starts without errors, and opens its provider to sign in', async ({ page }) => {
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(String(error)));
      const asked = new Promise<string>((resolve) => {
        void page.route(`${origin}/**`, (route) => {
          resolve(route.request().url());
          return route.abort();
        });
      });
      await page.goto('/');
      await expect(page.getByText('You are signed out')).toBeVisible();
      expect(failures).toEqual([]);
      await page.getByRole('button', { name: 'Sign in' }).click();
      expect(new URL(await asked).origin).toBe(origin);
    });
  });
}

test.describe('withOidcLogout', () => {
  for (const half of ['first', 'second']) {
    test(`10 sign-outs, the ${half} ones: the provider asks for credentials again, and refresh tokens are revoked`, async ({
      page,
      provider,
    }) => {
      test.setTimeout(120_000);
      for (let round = 0; round < 10; round++) {
        await signIn(page);
        const token = await refreshTokenOf(page);
        await clickSignOut(page);
        await confirmSignOut(page);
        await expect(page.getByText('Return: completed')).toBeVisible();
        expect(await isRevoked(provider, token)).toBe(true);
      }
      expect(reached(provider, 'GET /session/end')).toHaveLength(10);
    });
  }

  test('a sign-out with a form does not put a token in a URL', async ({ page, provider }) => {
    await page.addInitScript(() => localStorage.setItem('method', 'post'));
    await signIn(page);
    await clickSignOut(page);
    await expect(page).toHaveURL(`${provider.url}/session/end`);
    await confirmSignOut(page);
    await expect(page.getByText('Return: completed')).toBeVisible();
    expect(reached(provider, 'POST /session/end')).toHaveLength(1);
    expect(reached(provider, 'GET /session/end')).toHaveLength(0);
  });

  for (const method of ['get', 'post']) {
    test(`the ID token is not in the outcome or in the DOM: ${method}`, async ({
      page,
      provider,
    }) => {
      await page.addInitScript((value) => localStorage.setItem('method', value), method);
      await signIn(page);
      // With a 204, the document stays, so that the test can search it.
      provider.laboratory?.addFault({ method: 'GET', path: '/session/end', status: 204 });
      provider.laboratory?.addFault({ path: '/session/end', status: 204 });
      await clickSignOut(page);
      await expect
        .poll(() => reached(provider, `${method.toUpperCase()} /session/end`).length)
        .toBe(1);
      const [outcome, html, idToken] = await page.evaluate(() => {
        const { action } = window as unknown as AtHand;
        const token = sessionStorage.getItem('id_token');
        return [JSON.stringify(action.lastOutcome()), document.documentElement.outerHTML, token];
      });
      expect(outcome).toContain('/session/end');
      expect(outcome).not.toContain('id_token_hint');
      expect(outcome).not.toMatch(/eyJ/);
      expect(html).not.toMatch(/eyJ|<form/);
      expect(idToken).toBeNull();
    });
  }

  test('an invalid return state in the session storage does not prevent the app from starting', async ({
    page,
  }) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    for (const stored of ['no JSON', 'null', '{"state":"x","at":"//["}', '{"at":5}']) {
      await page.goto('/');
      await page.evaluate(
        (value) => sessionStorage.setItem('ngx-logout-action:oidc', value),
        stored,
      );
      await page.goto('/');
      await expect(page.getByText('Return: none')).toBeVisible();
    }
    expect(failures).toEqual([]);
  });

  test('a user who declines at the provider is signed out here, with revoked tokens, and still signed in there', async ({
    page,
    provider,
  }) => {
    await signIn(page);
    const token = await refreshTokenOf(page);
    await clickSignOut(page);
    await page.getByRole('button', { name: 'No, stay signed in' }).click();
    await expect(page.getByText('Return: completed')).toBeVisible();
    await expect(page.getByText('You are signed out')).toBeVisible();
    expect(await isRevoked(provider, token)).toBe(true);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Signed in as demo')).toBeVisible();
  });

  test('a session that has already ended at the provider ends here without a question', async ({
    page,
  }) => {
    await signIn(page);
    await page.context().clearCookies();
    await clickSignOut(page);
    await expect(page.getByText('Return: completed')).toBeVisible();
    await expect(page.getByText('You are signed out')).toBeVisible();
  });

  for (const [query, result] of [
    ['', 'state-missing'],
    ['?state=other', 'state-mismatch'],
  ] as const) {
    test(`a return with "${query}" is ${result}`, async ({ page }) => {
      await signIn(page);
      await clickSignOut(page);
      await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
      await page.goto(`/${query}`);
      await expect(page.getByText(`Return: ${result}`)).toBeVisible();
      expect(new URL(page.url()).search).toBe('');
      await page.reload();
      await expect(page.getByText('Return: none')).toBeVisible();
    });
  }

  test('a revocation that fails with 503 is retried once', async ({ page, provider }) => {
    await signIn(page);
    const token = await refreshTokenOf(page);
    provider.laboratory?.addFault({ path: '/token/revocation', status: 503, headers: ANY_ORIGIN });
    await clickSignOut(page);
    await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor();
    expect(reached(provider, 'POST /token/revocation')).toHaveLength(2);
    expect(await isRevoked(provider, token)).toBe(true);
  });

  test('a failed revocation does not prevent the redirect to the provider', async ({
    page,
    provider,
  }) => {
    await signIn(page);
    provider.laboratory?.addFault({
      path: '/token/revocation',
      status: 503,
      times: 2,
      headers: ANY_ORIGIN,
    });
    await clickSignOut(page);
    await confirmSignOut(page);
    await expect(page.getByText('Return: completed')).toBeVisible();
  });

  test('after a failed discovery, the call fails, the user is signed out here, and the next click works', async ({
    page,
    provider,
  }) => {
    // Simulates a browser that is never idle, so that discovery does not run in advance.
    await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    await signIn(page);
    const path = '/.well-known/openid-configuration';
    provider.laboratory?.addFault({ method: 'GET', path, status: 500, headers: ANY_ORIGIN });
    await clickSignOut(page);
    await expect(page.getByText('Outcome: server: Logout failed: server (500)')).toBeVisible();
    expect(await refreshTokenOf(page)).toBeNull();
    await clickSignOut(page);
    await expect(page).toHaveURL(/id_token_hint=/);
    await confirmSignOut(page);
    await expect(page.getByText('Return: completed')).toBeVisible();
  });

  test('a pending token refresh stores no token, and its token is revoked', async ({
    page,
    provider,
  }) => {
    await signIn(page);
    provider.laboratory?.addFault({ path: '/token', delay: 1_000 });
    const brought = new Promise<string>((resolve) => {
      void page.route(`${provider.url}/token`, async (route) => {
        const response = await route.fetch();
        resolve(((await response.json()) as { refresh_token: string }).refresh_token);
        await route.fulfill({ response });
      });
    });
    await page.evaluate(
      () => void (window as unknown as AtHand).oauth.refreshToken().catch(() => 0),
    );
    await clickSignOut(page);
    const late = await brought;
    await confirmSignOut(page);
    await expect(page.getByText('You are signed out')).toBeVisible();
    expect(await isRevoked(provider, late)).toBe(true);
    expect(await refreshTokenOf(page)).toBeNull();
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('token'))),
    ).toEqual([]);
  });
});
