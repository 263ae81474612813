import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import express from 'express';

const APP = join(import.meta.dirname, '../../../dist/bench/speed/browser');

/** The server of the benchmark app. */
export interface BenchServer {
  readonly url: string;

  /** When sign-out requests arrived, in milliseconds since the epoch. */
  readonly arrivals: number[];

  /** When the server responded to them. */
  readonly answers: number[];

  /** The data that the page sends to `/results`. */
  readonly results: Promise<unknown>;
  close(): void;
}

export async function openBenchServer(): Promise<BenchServer> {
  const arrivals: number[] = [];
  const answers: number[] = [];
  const now = () => performance.timeOrigin + performance.now();
  let resolveResults: (results: unknown) => void = () => undefined;
  const results = new Promise<unknown>((resolve) => (resolveResults = resolve));
  const app = express();
  // Cross-origin isolation improves the resolution of the clock from 100 µs to 5 µs (High
  // Resolution Time, section 9.1).
  app.use((_request, response, next) => {
    response.set('Cross-Origin-Opener-Policy', 'same-origin');
    response.set('Cross-Origin-Embedder-Policy', 'require-corp');
    next();
  });
  app.post('/logout', (_request, response) => {
    arrivals.push(now());
    answers.push(now());
    response.status(204).end();
  });
  app.post('/results', express.json({ limit: '10mb' }), ({ body }, response) => {
    resolveResults(body);
    response.status(204).end();
  });
  app.use(express.static(APP));
  app.use((_request, response) => response.sendFile(join(APP, 'index.html')));
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    arrivals,
    answers,
    results,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
