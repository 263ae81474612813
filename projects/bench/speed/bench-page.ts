import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import express from 'express';

import { type Figures, openFigures } from '../../e2e/support/figures.ts';
import { findBrowsers } from '../../e2e/support/find-browser.ts';

const APP = join(import.meta.dirname, '../../../dist/bench/speed/browser');

/** The app of the benchmarks in a browser, with the server that it signs out at. */
export class BenchPage {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #page: Page;
  readonly #figures: () => Promise<Figures>;
  readonly #client: CDPSession;

  /** When requests have reached the server, in milliseconds since the epoch. */
  readonly arrivals: number[];

  constructor(of: {
    browser: Browser;
    server: Server;
    page: Page;
    figures: () => Promise<Figures>;
    client: CDPSession;
    arrivals: number[];
  }) {
    this.#browser = of.browser;
    this.#server = of.server;
    this.#page = of.page;
    this.#figures = of.figures;
    this.#client = of.client;
    this.arrivals = of.arrivals;
  }

  /** @param query tells the app what it is wanted for. */
  static async open(query = ''): Promise<BenchPage> {
    const arrivals: number[] = [];
    const app = express();
    app.post('/logout', (_request, response) => {
      arrivals.push(performance.timeOrigin + performance.now());
      response.status(204).end();
    });
    app.use(express.static(APP));
    app.use((_request, response) => response.sendFile(join(APP, 'index.html')));
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { whole, shell } = await findBrowsers();
    const browser = await chromium.launch({
      executablePath: (whole ?? shell)?.path ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${port}/${query}`);
    await page.waitForFunction(() => 'bench' in globalThis);
    const figures = await openFigures(page);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    return new BenchPage({ browser, server, page, figures, client, arrivals });
  }

  /** Runs a function in the page. */
  run<T>(script: () => T | Promise<T>): Promise<T>;
  run<T, A>(script: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  run<T>(script: (argument?: unknown) => T | Promise<T>, argument?: unknown): Promise<T> {
    return this.#page.evaluate<T, unknown>(script, argument);
  }

  /** What the browser counts, after garbage collection. */
  figures(): Promise<Figures> {
    return this.#figures();
  }

  /** Bytes of heap, after garbage collection. */
  async heap(): Promise<number> {
    return (await this.#figures()).heap;
  }

  /** Milliseconds that scripts of the page have run so far. */
  async script(): Promise<number> {
    const { metrics } = await this.#client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1_000;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
