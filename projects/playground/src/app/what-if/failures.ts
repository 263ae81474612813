import type { ServerFault } from '../server/server-faults';

/** A failure that the server or the app simulates. */
export interface Failure {
  readonly name: string;
  readonly words: string;
  /** What the library promises, in one sentence. */
  readonly expected: string;
  /** The outcome that fulfills the promise; for a failure in the frame, the final path. */
  readonly ends: string;
  /** The fault of each request, if the server simulates one. */
  readonly fault?: ServerFault;
  /** Whether to use an XSRF token that the server does not know. */
  readonly hasStaleToken?: boolean;
  /** What the guard does before the request. */
  readonly guard?: GuardObstacle;
  /** Whether a failed sign-out and a new sign-in come first. */
  readonly afterFailure?: boolean;
  /** The target of the redirect, which a frame shows. Without it, the user stays on this page. */
  readonly redirectTo?: string;
  /** Whether a canDeactivate guard of the page returns false. */
  readonly blocksNavigation?: boolean;
}

export type GuardObstacle = 'throws' | 'refuses' | 'never answers';

export interface FailureGroup {
  readonly title: string;
  readonly failures: readonly Failure[];
}

export const NOTHING: Failure = {
  name: 'none',
  words: 'Nothing goes wrong',
  expected: 'You are signed out.',
  ends: 'signed out',
};

/** What can go wrong. */
export const GROUPS: readonly FailureGroup[] = [
  {
    title: 'Normal case',
    failures: [NOTHING],
  },
  {
    title: 'Network',
    failures: [
      {
        name: 'reset',
        words: 'The connection breaks',
        expected: 'The sign-out fails, local data is cleared, and you can try again.',
        ends: 'failed: network',
        fault: 'reset',
      },
      {
        name: 'hang',
        words: 'The server never responds',
        expected: 'The sign-out fails after its timeout of 2 s, and you can try again.',
        ends: 'failed: timeout',
        fault: 'hang',
      },
    ],
  },
  {
    title: 'Server',
    failures: [
      {
        name: 'server',
        words: 'The server fails: 500',
        expected: 'The sign-out fails, because the server may still have your session.',
        ends: 'failed: server (500)',
        fault: 'server',
      },
      {
        name: 'missing',
        words: 'The URL is wrong: 404',
        expected: 'The sign-out fails. A wrong URL must not look like a success.',
        ends: 'failed: server (404)',
        fault: 'missing',
      },
      {
        name: 'html',
        words: 'A proxy responds with its own page',
        expected: 'The sign-out fails, because the page says nothing about your session.',
        ends: 'failed: unexpected-response (200)',
        fault: 'html',
      },
      {
        name: 'truncated',
        words: 'The JSON is cut off',
        expected: 'The sign-out fails, because an incomplete response proves nothing.',
        ends: 'failed: unexpected-response (200)',
        fault: 'truncated',
      },
    ],
  },
  {
    title: 'Session',
    failures: [
      {
        name: 'gone',
        words: 'The session is already over: 401',
        expected: 'You are signed out: there is no session left to end.',
        ends: 'already signed out',
        fault: 'gone',
      },
      {
        name: 'new-session',
        words: '500, sign in again, then 401',
        expected: 'You are signed out: the 401 is about the new session, which is over.',
        ends: 'already signed out',
        afterFailure: true,
        fault: 'gone',
      },
    ],
  },
  {
    title: 'XSRF',
    failures: [
      {
        name: 'stale',
        words: 'The XSRF token is stale: 403',
        expected: 'A new token is fetched, the request is sent again, and you are signed out.',
        ends: 'signed out',
        hasStaleToken: true,
      },
      {
        name: 'forbidden',
        words: 'Every XSRF token is refused: 403',
        expected: 'The sign-out fails after one retry with a new token.',
        ends: 'failed: csrf (403)',
        fault: 'forbidden',
      },
    ],
  },
  {
    title: 'Redirect',
    failures: [
      {
        name: 'login-page',
        words: 'The server redirects to the login page',
        expected: 'You are signed out: form logins respond like this.',
        ends: 'signed out',
        fault: 'login-page',
      },
      {
        name: 'foreign',
        words: 'The server redirects to another origin',
        expected: 'The sign-out fails, because only your server can confirm it.',
        ends: 'failed: network',
        fault: 'foreign',
      },
      {
        name: 'evil-redirect',
        words: 'The server redirects to a phishing site',
        expected: 'You are signed out, the redirect is blocked, and the login page is shown.',
        ends: '/login',
        redirectTo: 'home',
        fault: 'evil-redirect',
      },
      {
        name: 'blocked-navigation',
        words: 'The page blocks the navigation',
        expected: 'You are signed out, and a document load replaces the private page.',
        ends: '/login',
        redirectTo: '/login',
        blocksNavigation: true,
      },
      {
        name: 'nowhere',
        words: 'The next page does not exist',
        expected: 'You are signed out, and the app shows "Page not found".',
        ends: '/nowhere',
        redirectTo: '/nowhere',
      },
    ],
  },
  {
    title: 'User',
    failures: [
      {
        name: 'silent',
        words: 'The user never answers the dialog',
        expected: 'The sign-out is vetoed after 2 s. Nothing is sent, and you stay signed in.',
        ends: 'vetoed by timeout',
        guard: 'never answers',
      },
      {
        name: 'refusal',
        words: 'The user declines',
        expected: 'The sign-out is vetoed. Nothing is sent, and you stay signed in.',
        ends: 'vetoed by guard',
        guard: 'refuses',
      },
      {
        name: 'guard',
        words: 'A guard throws',
        expected: 'The sign-out is vetoed, and the error is reported. You stay signed in.',
        ends: 'vetoed by guard',
        guard: 'throws',
      },
    ],
  },
];

export function failureNamed(name: string | null): Failure {
  const failures = GROUPS.flatMap((group) => group.failures);
  return failures.find((failure) => failure.name === name) ?? NOTHING;
}
