export interface Failure {
  readonly failure: string;
  readonly outcome: string;
  /** How many POSTs reach the server. @default 1 */
  readonly posts?: number | 'some';
  /** How often local data is cleared. @default 1 */
  readonly cleanups?: number;
  /** Whether the browser takes part in it. What only the answer decides is the same in each of them. @default false */
  readonly dependsOnBrowser?: true;
}

/** What may go wrong with a request, as the playground's "What if" words it, and how it has to end. */
export const FAILURES: readonly Failure[] = [
  { failure: 'Nothing goes wrong', outcome: 'signed out' },
  // The browser itself repeats the request until it has a fresh connection.
  {
    failure: 'The connection breaks',
    outcome: 'failed: network',
    posts: 'some',
    dependsOnBrowser: true,
  },
  { failure: 'The server never answers', outcome: 'failed: timeout', dependsOnBrowser: true },
  { failure: 'The server fails: 500', outcome: 'failed: server (500)' },
  { failure: 'The session is over already', outcome: 'already signed out' },
  { failure: '500, sign in again, then 401', outcome: 'already signed out', posts: 2, cleanups: 2 },
  { failure: 'The XSRF token is stale', outcome: 'signed out', posts: 2 },
  { failure: 'Every XSRF token is refused', outcome: 'failed: csrf (403)', posts: 2 },
  { failure: 'The URL is wrong', outcome: 'failed: server (404)' },
  { failure: 'A proxy answers with its own page', outcome: 'failed: unexpected-response (200)' },
  { failure: 'The JSON is cut off', outcome: 'failed: unexpected-response (200)' },
  {
    failure: 'The server redirects to the login page',
    outcome: 'signed out',
    dependsOnBrowser: true,
  },
  {
    failure: 'The server redirects to another origin',
    outcome: 'failed: network',
    dependsOnBrowser: true,
  },
];
