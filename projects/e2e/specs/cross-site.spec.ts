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

test('the XSRF token reaches no other origin, however its address is spelled', async ({
  page,
  context,
  signIn,
  otherSite,
  expected,
}) => {
  expected.push(/./);
  // A page that does not come straight from loopback would have to ask a person for it.
  await context.grantPermissions(['local-network-access']);
  // The page's own policy would refuse these requests before they could be seen.
  await page.route('**/what-if?*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  const host = otherSite.url.slice('http://'.length);
  const spellings = [
    `//${host}/logout`,
    `/\\${host}/logout`,
    `\\/${host}/logout`,
    `\\\\${host}/logout`,
    `http:\\\\${host}/logout`,
    `http:/${host}/logout`,
    `http:///${host}/logout`,
    `HTTP://${host.toUpperCase()}/logout`,
    ` //${host}/logout`,
    `http://127.0.0.1@${host}/logout`,
  ];
  for (const spelling of spellings) {
    await signIn(`/what-if?logout=${encodeURIComponent(spelling)}`);
    await expect(page.getByText('Signed in here.')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await expect(page.locator('.outcome')).toHaveText(/failed|signed out/);
  }
  // Most of them do lead there.
  expect(otherSite.seen.length).toBeGreaterThanOrEqual(5);
  expect(JSON.stringify(otherSite.seen)).not.toMatch(/xsrf/i);
});
