// Handles the app's requests in `ng serve`, so that it runs without a backend. To use a real
// backend, forward them:
// https://angular.dev/tools/cli/serve#proxying-to-a-backend-server
import { randomUUID } from 'node:crypto';
import { json } from 'node:stream/consumers';

const ACCOUNT = { username: 'demo', password: 'let-me-out' };

/** The session cookies of all signed-in users. */
const sessions = new Set();

/** Each route returns a status, and optionally a body and a cookie. */
const ROUTES = {
  'GET /csrf': () => [204, null, `XSRF-TOKEN=${randomUUID()}; Path=/; SameSite=Lax`],
  'POST /login': async (request) => {
    const { username, password } = await json(request);
    if (username !== ACCOUNT.username || password !== ACCOUNT.password) return [401];
    const session = randomUUID();
    sessions.add(session);
    return [200, { username }, `sid=${session}; Path=/; HttpOnly; SameSite=Lax`];
  },
  'POST /logout': (request) => [sessions.delete(cookieOf(request, 'sid')) ? 204 : 401],
  'GET /api/me': (request) => [200, isSignedIn(request) ? { username: ACCOUNT.username } : null],
  'GET /api/account': (request) =>
    isSignedIn(request) ? [200, { note: 'Your IBAN: XX00 1234 5678' }] : [401],
};

const cookieOf = ({ headers }, name) =>
  new RegExp(`\\b${name}=([^;]+)`).exec(headers.cookie ?? '')?.[1];

const isSignedIn = (request) => sessions.has(cookieOf(request, 'sid'));

async function answer(request, response) {
  const route = ROUTES[`${request.method} ${request.url}`];
  const isForged =
    request.method === 'POST' &&
    request.headers['x-xsrf-token'] !== cookieOf(request, 'XSRF-TOKEN');
  const [status, body, cookie] = isForged ? [403] : route ? await route(request) : [404];
  if (cookie) response.setHeader('Set-Cookie', cookie);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(body === undefined || status === 204 ? undefined : JSON.stringify(body));
  // Returning the URL tells the dev server not to forward the request.
  return request.url;
}

const PATHS = ['/csrf', '/login', '/logout', '/api'];

export default Object.fromEntries(PATHS.map((path) => [path, { bypass: answer }]));
