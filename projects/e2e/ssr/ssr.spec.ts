import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

interface Fixture {
  /** The app that renders on the server, as its own process, and what it prints. */
  rendered: { url: string; output: string[] };
}

const test = base.extend<Fixture>({
  rendered: async ({}, use) => {
    const output: string[] = [];
    const server: ChildProcess = spawn(process.execPath, [
      join(import.meta.dirname, 'dist/ssr/server/server.mjs'),
    ]);
    server.stdout?.on('data', (data: Buffer) => output.push(data.toString().trim()));
    server.stderr?.on('data', (data: Buffer) => output.push(data.toString().trim()));
    await expect.poll(() => output[0]).toMatch(/^http:/);
    await use({ url: output.shift() ?? '', output });
    server.kill();
    await once(server, 'exit');
  },
});

test('on the server nothing is rendered, sent or thrown', async ({ rendered, request }) => {
  const html = await (await request.get(rendered.url)).text();
  expect(html).toContain('Outcome: unavailable');
  expect(html).not.toMatch(/logout-spinner|role="status"|aria-busy|inert/);
  expect(rendered.output).toEqual([]);
});

test('the browser hydrates without a complaint, and shows and sends from then on', async ({
  page,
  rendered,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(rendered.url);
  await expect(page.locator('#card > logout-spinner-overlay li')).toHaveText('Starting');
  await expect(page.getByText('Outcome: succeeded')).toBeVisible();
  await expect(page.locator('logout-spinner-overlay')).toHaveCount(0);
  await expect(page.locator('app-root')).not.toHaveAttribute('inert');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => rendered.output).toEqual(['POST /logout', 'POST /logout']);
  expect(complaints).toEqual([]);
});
