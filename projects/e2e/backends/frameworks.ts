import { type Page } from '@playwright/test';

import { ACCOUNT } from './account.ts';
import { type RunningServer, startProcess } from './server.ts';
import { HTTP_ONLY_COOKIE, READABLE_COOKIE, startExpress } from './servers/express/server.ts';

/** A server with a page in the cookbook, and its responses to the recipe on that page. */
export interface Framework {
  /** The name of the page in `docs/cookbook`. */
  readonly name: 'django' | 'express' | 'json-token' | 'laravel' | 'rails';
  readonly start: () => Promise<RunningServer>;
  readonly loginPage: string;
  /** The request that fetches a new token after a sign-out, if the page does not reload. */
  readonly tokenRequest?: string;
  /** The label of the first field on the login page, and the value to enter. */
  readonly user: readonly [label: string, value: string];
  /** Makes the token of an open page stale. The user stays signed in. */
  makeTokenStale(page: Page, framework: Framework): Promise<void>;
  /**
   * The requests of each sign-out, with the status of the response. Requests for tokens are not
   * listed.
   */
  readonly answers: {
    readonly normal: readonly string[];
    readonly staleToken: readonly string[];
    readonly expiredSession: readonly string[];
    readonly signedOutElsewhere: readonly string[];
  };
}

/** Debian's Python, which finds Debian's Django. */
const PYTHON = '/usr/bin/python3';

const EMAIL = ['Email', ACCOUNT.email] as const;

export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'express',
    start: () => startExpress('express', READABLE_COOKIE),
    loginPage: '/login',
    user: EMAIL,
    tokenRequest: 'GET /csrf 200',
    makeTokenStale: useTokenOfAnotherSession,
    answers: {
      normal: ['POST /logout 204'],
      staleToken: ['POST /logout 403', 'POST /logout 204'],
      // The token belongs to the session, so the server first refuses it.
      expiredSession: ['POST /logout 403', 'POST /logout 204'],
      // The other tab has stored a new token in the cookie.
      signedOutElsewhere: ['POST /logout 204'],
    },
  },
  {
    name: 'json-token',
    start: () => startExpress('json-token', HTTP_ONLY_COOKIE),
    loginPage: '/login',
    user: EMAIL,
    tokenRequest: 'GET /csrf 200',
    makeTokenStale: signInAgainInAnotherTab,
    answers: {
      normal: ['POST /logout 204'],
      staleToken: ['POST /logout 403', 'POST /logout 204'],
      expiredSession: ['POST /logout 403', 'POST /logout 204'],
      signedOutElsewhere: ['POST /logout 403', 'POST /logout 204'],
    },
  },
  {
    name: 'django',
    start: () =>
      startProcess({
        folder: 'django',
        env: { DJANGO_SUPERUSER_PASSWORD: ACCOUNT.password },
        setUp: [
          [PYTHON, 'manage.py', 'migrate', '--verbosity', '0'],
          [
            PYTHON,
            'manage.py',
            'createsuperuser',
            '--noinput',
            `--username=${ACCOUNT.email}`,
            `--email=${ACCOUNT.email}`,
          ],
        ],
        serve: (port) => [PYTHON, 'manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`],
        sessions: [PYTHON, 'manage.py', 'sessions'],
      }),
    loginPage: '/accounts/login/',
    user: ['Username', ACCOUNT.email],
    // Django compares cookie and header, so only a lost cookie makes the token stale.
    makeTokenStale: (page) => page.context().clearCookies({ name: 'csrftoken' }),
    answers: {
      normal: ['POST /accounts/logout/ 200', 'GET /api/me/ 401'],
      staleToken: ['POST /accounts/logout/ 403', 'POST /accounts/logout/ 200', 'GET /api/me/ 401'],
      expiredSession: ['POST /accounts/logout/ 200', 'GET /api/me/ 401'],
      signedOutElsewhere: ['POST /accounts/logout/ 200', 'GET /api/me/ 401'],
    },
  },
  {
    name: 'rails',
    start: () =>
      startProcess({
        folder: 'rails',
        setUp: [['ruby', 'bin/setup', ACCOUNT.email, ACCOUNT.password]],
        serve: (port) => ['puma', '--quiet', '--bind', `tcp://127.0.0.1:${port}`, 'config.ru'],
        sessions: ['ruby', 'bin/sessions'],
      }),
    loginPage: '/users/sign_in',
    user: EMAIL,
    makeTokenStale: signInAgainInAnotherTab,
    answers: {
      normal: ['DELETE /users/sign_out.json 204'],
      staleToken: ['DELETE /users/sign_out.json 422', 'DELETE /users/sign_out.json 204'],
      // Devise checks the token only if a user is signed in.
      expiredSession: ['DELETE /users/sign_out.json 204'],
      signedOutElsewhere: ['DELETE /users/sign_out.json 204'],
    },
  },
  {
    name: 'laravel',
    start: () =>
      startProcess({
        folder: 'laravel',
        setUp: [['php', 'artisan', 'setup', ACCOUNT.email, ACCOUNT.password]],
        serve: (port) => ['php', '-S', `127.0.0.1:${port}`, 'public/index.php'],
        sessions: ['php', 'artisan', 'sessions'],
      }),
    loginPage: '/login',
    user: EMAIL,
    tokenRequest: 'GET /sanctum/csrf-cookie 204',
    makeTokenStale: useTokenOfAnotherSession,
    answers: {
      normal: ['POST /logout 204'],
      staleToken: ['POST /logout 419', 'POST /logout 204'],
      expiredSession: ['POST /logout 419', 'POST /logout 401'],
      signedOutElsewhere: ['POST /logout 401'],
    },
  },
];

/** Opens the login page and signs in. */
export async function signIn(page: Page, framework: Framework): Promise<void> {
  await page.goto(framework.loginPage);
  await submitLogin(page, framework);
}

/** Submits the open login page, and waits for the private page. */
export async function submitLogin(page: Page, { user: [label, value] }: Framework): Promise<void> {
  await page.getByLabel(label).fill(value);
  await page.getByLabel('Password').fill(ACCOUNT.password);
  await page.getByRole('button').click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
}

/** Signs out with the button of the app, and waits for the login page. */
export async function signOut(page: Page, { loginPage }: Framework): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === loginPage);
}

/** Simulates a service worker that responds with an old page. */
async function useTokenOfAnotherSession(page: Page): Promise<void> {
  const other = await page.context().browser()?.newContext();
  await other?.request.get(page.url());
  const token = (await other?.cookies())?.filter(({ name }) => name === 'XSRF-TOKEN') ?? [];
  await page.context().addCookies(token);
  await other?.close();
}

/** After this, the page still has the token of the session that it was rendered in. */
async function signInAgainInAnotherTab(page: Page, framework: Framework): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto('/');
  await signOut(tab, framework);
  await signIn(tab, framework);
  await tab.close();
}
