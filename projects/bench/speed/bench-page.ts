import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';

import { type Figures, openFigures } from '../../e2e/support/figures.ts';
import { findBrowsers } from '../../e2e/support/find-browser.ts';
import { type BenchServer, openBenchServer } from './bench-server.ts';

/** The benchmark app in a browser, with its server. */
export class BenchPage {
  readonly #browser: Browser;
  readonly #server: BenchServer;
  readonly #page: Page;
  readonly #figures: () => Promise<Figures>;
  readonly #client: CDPSession;
  readonly #thread: CDPSession;

  constructor(of: {
    browser: Browser;
    server: BenchServer;
    page: Page;
    figures: () => Promise<Figures>;
    client: CDPSession;
    thread: CDPSession;
  }) {
    this.#browser = of.browser;
    this.#server = of.server;
    this.#page = of.page;
    this.#figures = of.figures;
    this.#client = of.client;
    this.#thread = of.thread;
  }

  /** @param query selects what the app does. */
  static async open(query = ''): Promise<BenchPage> {
    const server = await openBenchServer();
    const { full, shell } = await findBrowsers();
    const browser = await chromium.launch({
      executablePath: (full ?? shell)?.path ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    // Disables animations, so that only work is measured.
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    page.on('pageerror', (error) => console.error(error));
    await page.goto(server.url + query);
    await page.waitForFunction(() => 'bench' in globalThis);
    const figures = await openFigures(page);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const thread = await page.context().newCDPSession(page);
    await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new BenchPage({ browser, server, page, figures, client, thread });
  }

  /** Runs a function in the page. */
  run<T>(script: () => T | Promise<T>): Promise<T>;
  run<T, A>(script: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  run<T>(script: (argument?: unknown) => T | Promise<T>, argument?: unknown): Promise<T> {
    return this.#page.evaluate<T, unknown>(script, argument);
  }

  /** Counts of the browser, after garbage collection. */
  figures(): Promise<Figures> {
    return this.#figures();
  }

  /** The heap in bytes, after garbage collection. */
  async heap(): Promise<number> {
    return (await this.#figures()).heap;
  }

  /** The milliseconds that scripts of the page have run so far. */
  async script(): Promise<number> {
    const { metrics } = await this.#client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1_000;
  }

  /**
   * The processor time of the main thread so far, in milliseconds, which does not depend on the
   * load of the machine.
   */
  async work(): Promise<number> {
    const { metrics } = await this.#thread.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1_000;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}
