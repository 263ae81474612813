/** A failure that the server simulates on request, or that is built into the app. */
export interface Failure {
  readonly name: string;
  readonly words: string;
  /** What to tell the lab endpoint; nothing for a server that works. */
  readonly fault?: Readonly<Record<string, unknown>>;
  /** Where the sign-out redirects to. Without it, this page stays. */
  readonly redirectTo?: string;
  readonly guardThrows?: boolean;
  /** Whether the page refuses to be left. */
  readonly holdsOn?: boolean;
}

const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };

export const NOTHING: Failure = { name: 'none', words: 'Nothing goes wrong' };

/** What may go wrong; each befalls one request, unless it says otherwise. */
export const FAILURES: readonly Failure[] = [
  NOTHING,
  // For every request: browsers retry a request whose reused connection was reset before any answer.
  { name: 'reset', words: 'The connection breaks', fault: { connection: 'reset', times: 0 } },
  { name: 'hang', words: 'The server never answers', fault: { connection: 'hang' } },
  { name: 'server', words: 'The server fails: 500', fault: { status: 500, body: 'oops' } },
  { name: 'gone', words: 'The session is gone already: 401', fault: { status: 401 } },
  { name: 'stale', words: 'The XSRF token is stale, once: 403', fault: { status: 403 } },
  { name: 'forbidden', words: 'It is refused for good: 403', fault: { status: 403, times: 2 } },
  { name: 'missing', words: 'The address is wrong: 404', fault: { status: 404 } },
  {
    name: 'html',
    words: 'A proxy answers with a page of its own',
    fault: { status: 200, headers: html, body: '<!doctype html><title>Welcome</title>' },
  },
  {
    name: 'truncated',
    words: 'The JSON is cut off',
    fault: { status: 200, headers: json, body: '{"redirectUrl": "/lo' },
  },
  {
    name: 'login-page',
    words: 'It redirects to the login page, as form logins do',
    fault: { status: 303, headers: { location: '/login?logout' } },
  },
  {
    name: 'foreign',
    words: 'It redirects to another origin',
    fault: { status: 302, headers: { location: 'http://localhost:9/' } },
  },
  {
    name: 'evil-redirect',
    words: 'It sends people to a phisher',
    redirectTo: 'home',
    fault: { status: 200, headers: json, body: '{"redirectUrl": "//evil.example/login"}' },
  },
  { name: 'guard', words: 'A guard throws', guardThrows: true },
  { name: 'holds-on', words: 'The page does not let go', redirectTo: '/login', holdsOn: true },
  { name: 'nowhere', words: 'The page after it does not exist', redirectTo: '/nowhere' },
];
