import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowsers } from '../../e2e/support/find-browser.ts';
import { type BenchServer, openBenchServer } from './bench-server.ts';

/** The time limit for the results, in milliseconds. */
const LIMIT = 180_000;

/**
 * Opens the app in a browser without developer tools, and waits for the data that it sends to
 * `/results`. Developer tools, which all automation uses, record the stack of each request. The
 * deeper the stack, the longer this takes.
 *
 * @param query selects what the app does.
 */
export async function unwatchedPage(
  query: string,
): Promise<Pick<BenchServer, 'answers' | 'arrivals'> & { readonly results: unknown }> {
  const server = await openBenchServer();
  const { full, shell } = await findBrowsers();
  const profile = await mkdtemp(join(tmpdir(), 'bench-'));
  const browser = spawn(
    (full ?? shell)?.path ?? '',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      `--user-data-dir=${profile}`,
      server.url + query,
    ],
    { stdio: 'ignore' },
  );
  const ended = once(browser, 'exit');
  const timer = setTimeout(() => browser.kill(), LIMIT);
  try {
    const results = await Promise.race([
      server.results,
      ended.then(() => {
        throw new Error('The browser ended before the page had sent its results.');
      }),
    ]);
    return { arrivals: server.arrivals, answers: server.answers, results };
  } finally {
    clearTimeout(timer);
    browser.kill();
    await ended;
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
