import { createServer } from 'node:http';
import { promisify } from 'node:util';

import { type DoubleCsrfConfigOptions } from 'csrf-csrf';
import { MemoryStore } from 'express-session';

import { listen, type RunningServer } from '../../server.ts';
import { createApp } from './app.ts';

const PRODUCTION = process.env['NODE_ENV'] === 'production';

/** The token is in a cookie whose name Angular expects. */
export const READABLE_COOKIE: Partial<DoubleCsrfConfigOptions> = {
  cookieName: 'XSRF-TOKEN',
  cookieOptions: { httpOnly: false, secure: PRODUCTION },
  getCsrfTokenFromRequest: (req) => req.get('X-XSRF-TOKEN'),
};

/** The token is in an HttpOnly cookie, and in the response of `/csrf`. */
export const HTTP_ONLY_COOKIE: Partial<DoubleCsrfConfigOptions> = {
  cookieName: PRODUCTION ? '__Host-csrf' : 'csrf',
  cookieOptions: { secure: PRODUCTION },
};

/** Starts the server in this process, because the tests need its session store. */
export async function startExpress(
  recipe: string,
  csrf: Partial<DoubleCsrfConfigOptions>,
): Promise<RunningServer> {
  const store = new MemoryStore();
  const server = createServer(createApp(store, pageOf(recipe), csrf));
  const sessions: RunningServer['sessions'] = async (action) => {
    if (action === 'end') await promisify(store.clear.bind(store))();
    const all = await promisify(store.all.bind(store))();
    return Object.values(all ?? {}).filter(({ user }) => user).length;
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
    return Promise.resolve();
  };
  return { port: await listen(server), sessions, close };
}

function pageOf(recipe: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <base href="/" />
    <title>Shop</title>
  </head>
  <body>
    <app-root></app-root>
    <script type="module" src="/app/main.js?recipe=${recipe}"></script>
  </body>
</html>`;
}
