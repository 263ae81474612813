import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { expect, type Page, test as base } from '@playwright/test';

interface Fixture {
  /** The URL of the process that renders the app, and its output. */
  rendered: { url: string; output: string[] };
}

const test = base.extend<Fixture>({
  rendered: async ({}, use) => {
    const output: string[] = [];
    const server: ChildProcess = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../../dist/ssr/server/server.mjs')],
      { env: { ...process.env, PORT: '0' } },
    );
    server.stdout?.on('data', (data: Buffer) => output.push(data.toString().trim()));
    server.stderr?.on('data', (data: Buffer) => output.push(data.toString().trim()));
    await expect.poll(() => output[0]).toMatch(/^http:/);
    await use({ url: output.shift() ?? '', output });
    server.kill();
    await once(server, 'exit');
  },
});

/** The errors and warnings of a page. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

test('a user signs in and out in the hydrated page, with one request', async ({
  page,
  rendered,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(rendered.url);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Signed in.')).toBeVisible();
  const response = page.waitForResponse('**/logout');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Signed out.')).toBeVisible();
  expect((await response).status()).toBe(204);
  expect(rendered.output).toEqual(['POST /logout']);
  expect(complaints).toEqual([]);
});

test('the server renders no spinner, sends no request, and logs no error', async ({
  rendered,
  request,
}) => {
  const html = await (await request.get(`${rendered.url}/everything`)).text();
  expect(html).toContain('Outcome: unavailable');
  expect(html).not.toMatch(/logout-spinner|role="status"|aria-busy|inert/);
  expect(rendered.output).toEqual([]);
});

test('the browser hydrates without errors or warnings, then shows spinners and sends requests', async ({
  page,
  rendered,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(`${rendered.url}/everything`);
  // The spinner of the page covers the one of the card.
  await expect(page.locator('logout-spinner-overlay li')).toHaveText(['Starting']);
  await expect(page.getByText('Outcome: succeeded')).toBeVisible();
  await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
  await expect(page.locator('app-root')).not.toHaveAttribute('inert');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => rendered.output).toEqual(['POST /logout', 'POST /logout']);
  expect(complaints).toEqual([]);
});

test('a click before any script has loaded signs out once, after hydration', async ({
  page,
  rendered,
}) => {
  const complaints = complaintsOf(page);
  let loadScripts = (): void => undefined;
  const clicked = new Promise<void>((resolve) => (loadScripts = resolve));
  await page.route('**/*.js', async (route) => {
    await clicked;
    await route.continue();
  });
  await page.goto(`${rendered.url}/deferred`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(rendered.output).toEqual([]);
  loadScripts();
  await expect(page.getByText('Outcome: succeeded')).toBeVisible();
  expect(rendered.output).toEqual(['POST /logout']);
  expect(complaints).toEqual([]);
});

test('a click on a button that is not hydrated yet signs out once', async ({ page, rendered }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${rendered.url}/deferred`);
  await expect(page.locator('app-root[ng-version]')).toBeVisible();
  const button = page.getByRole('button', { name: 'Sign out' });
  // Only the event contract listens to the button so far.
  await expect(button).toHaveAttribute('jsaction', /click/);
  await button.click();
  await expect(page.getByText('Outcome: succeeded')).toBeVisible();
  await expect(button).not.toHaveAttribute('jsaction', /click/);
  expect(rendered.output).toEqual(['POST /logout']);
  expect(complaints).toEqual([]);

  await button.click();
  await expect.poll(() => rendered.output).toEqual(['POST /logout', 'POST /logout']);
});
