/** What may go wrong with a request, as the playground's "What if" words it, and how it has to end. */
export const FAILURES: readonly {
  readonly failure: string;
  readonly outcome: string;
  /** How many POSTs reach the server. @default 1 */
  readonly posts?: number | 'some';
}[] = [
  { failure: 'Nothing goes wrong', outcome: 'signed out' },
  // The browser itself repeats the request until it has a fresh connection.
  { failure: 'The connection breaks', outcome: 'failed: network', posts: 'some' },
  { failure: 'The server never answers', outcome: 'failed: timeout' },
  { failure: 'The server fails: 500', outcome: 'failed: server (500)' },
  { failure: 'The session is gone already', outcome: 'already signed out' },
  { failure: 'The XSRF token is stale, once', outcome: 'signed out', posts: 2 },
  { failure: 'It is refused for good', outcome: 'failed: csrf (403)', posts: 2 },
  { failure: 'The address is wrong', outcome: 'failed: server (404)' },
  { failure: 'A proxy answers with a page', outcome: 'failed: unexpected-response (200)' },
  { failure: 'The JSON is cut off', outcome: 'failed: unexpected-response (200)' },
  { failure: 'It redirects to the login page', outcome: 'signed out' },
  { failure: 'It redirects to another origin', outcome: 'failed: network' },
];
