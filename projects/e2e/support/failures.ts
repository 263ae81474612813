export interface Failure {
  readonly failure: string;
  readonly outcome: string;
  /** The number of POSTs that reach the server. @default 1 */
  readonly posts?: number | 'some';
  /** The number of cleanups. @default 1 */
  readonly cleanups?: number;
  /** Whether the result can depend on the browser, and not only on the response. @default false */
  readonly dependsOnBrowser?: true;
}

/** The failures on the "What if" page of the playground, with their expected outcomes. */
export const FAILURES: readonly Failure[] = [
  { failure: 'Nothing goes wrong', outcome: 'signed out' },
  // Browsers repeat this request until they have a new connection.
  {
    failure: 'The connection breaks',
    outcome: 'failed: network',
    posts: 'some',
    dependsOnBrowser: true,
  },
  { failure: 'The server never responds', outcome: 'failed: timeout', dependsOnBrowser: true },
  { failure: 'The server fails: 500', outcome: 'failed: server (500)' },
  { failure: 'The session is already over', outcome: 'already signed out' },
  { failure: '500, sign in again, then 401', outcome: 'already signed out', posts: 2, cleanups: 2 },
  { failure: 'The XSRF token is stale', outcome: 'signed out', posts: 2 },
  { failure: 'Every XSRF token is refused', outcome: 'failed: csrf (403)', posts: 2 },
  { failure: 'The URL is wrong', outcome: 'failed: server (404)' },
  { failure: 'A proxy responds with its own page', outcome: 'failed: unexpected-response (200)' },
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
