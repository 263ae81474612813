import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test as base } from '../support/test.ts';

/** Another site: it serves a page, and records what it is sent. */
const test = base.extend<{ otherSite: { url: string; seen: { url: string; headers: object }[] } }>({
  otherSite: async ({}, use) => {
    const seen: { url: string; headers: object }[] = [];
    const server: Server = createServer((request, response) => {
      seen.push({ url: request.url ?? '', headers: request.headers });
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><title>Other site</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    // By another name, so that it is another site too.
    await use({ url: `http://localhost:${port}`, seen });
    server.closeAllConnections();
    server.close();
  },
});

test('ten forged POSTs and ten images from another site leave the session alive', async ({
  page,
  context,
  server,
  signIn,
  laboratory,
  otherSite,
}) => {
  await signIn();
  const attacker = await context.newPage();
  await attacker.goto(otherSite.url);
  for (let attempt = 0; attempt < 10; attempt++) {
    await attacker.evaluate(async (target) => {
      await fetch(target, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(
        () => undefined,
      );
      await new Promise<void>((resolve) => {
        const image = new Image();
        image.onload = image.onerror = () => resolve();
        image.src = `${target}?${Math.random()}`;
      });
    }, `${server.url}/logout`);
  }
  expect(laboratory.requests('POST /logout').every(({ status }) => status !== 204)).toBe(true);
  expect(laboratory.requests('POST /logout')).toHaveLength(10);
  expect(laboratory.requests('GET /logout')).toHaveLength(10);
  await page.reload();
  await expect(page.getByText('IBAN')).toBeVisible();
});
