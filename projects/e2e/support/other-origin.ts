import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Page } from '@playwright/test';

import { test as base } from './test.ts';

interface Answer {
  readonly type: string;
  readonly body: string;
  /** Where it redirects to instead. */
  readonly location?: string;
}

/** A server of another origin, which is another site as well: it records what it is sent and lets any page read it. */
export interface OtherOrigin {
  readonly url: string;
  readonly seen: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }[];
  answer: Answer;
}

const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>Other site</title>' };

/** What an attacker's server sends, so that any page may read its answers. */
const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, x-xsrf-token',
  'access-control-allow-methods': '*',
};

/** A test with a second origin as witness. */
export const test = base.extend<{ otherOrigin: OtherOrigin }>({
  otherOrigin: async ({}, use) => {
    const other: OtherOrigin = { url: '', seen: [], answer: PAGE };
    const server: Server = createServer(({ method = '', url = '', headers }, response) => {
      void text(response.req).then((body) => {
        other.seen.push({ method, path: url, headers, body });
        const { type, body: answer, location } = other.answer;
        const [status, place] = location ? [302, { location }] : [200, {}];
        response.writeHead(status, { 'content-type': type, ...place, ...OPEN_TO_ALL }).end(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    // By another name, so that it is another site, too.
    await use(Object.assign(other, { url: `http://localhost:${port}` }));
    server.closeAllConnections();
    server.close();
  },
});

/**
 * Serves the documents of the app without their Content Security Policy, which would stop each of these attacks before
 * the library could.
 */
export async function withoutPolicy(
  page: Page,
  change: (html: string) => string = (html) => html,
): Promise<void> {
  // A page that does not come straight from loopback would have to ask the user for it.
  await page.context().grantPermissions(['local-network-access']);
  await page.route('**/what-if*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers, body: change(await response.text()) });
  });
}
