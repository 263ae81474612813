import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Page } from '@playwright/test';

import { test as base } from './test.ts';

interface Answer {
  readonly type: string;
  readonly body: string;
  /** Redirects to this URL instead. */
  readonly location?: string;
}

/**
 * A server on another origin and site. It records all requests, and lets any page read its
 * responses.
 */
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

/** The headers of an attacker's server, which let any page read its responses. */
const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, x-xsrf-token',
  'access-control-allow-methods': '*',
};

/** A test with a server on another origin. */
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
    // Another host name makes it another site, too.
    await use(Object.assign(other, { url: `http://localhost:${port}` }));
    server.closeAllConnections();
    server.close();
  },
});

/**
 * Serves the documents of the app without their Content Security Policy, which would prevent these
 * attacks before the library could.
 */
export async function removePolicy(
  page: Page,
  change: (html: string) => string = (html) => html,
): Promise<void> {
  // Fulfilled documents do not count as loopback, so they need this permission.
  await page.context().grantPermissions(['local-network-access']);
  await page.route('**/what-if*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers, body: change(await response.text()) });
  });
}
