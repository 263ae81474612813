import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import express from 'express';

const APP = join(import.meta.dirname, '../../../dist/bench/speed/browser');

/** The server that the app of the benchmarks comes from and signs out at. */
export interface BenchServer {
  readonly url: string;

  /** When requests to sign out have arrived, in milliseconds since the epoch. */
  readonly arrivals: number[];

  /** When they were answered. */
  readonly answers: number[];

  /** What the page has sent to `/results`. */
  readonly results: Promise<unknown>;
  close(): void;
}

export async function openBenchServer(): Promise<BenchServer> {
  const arrivals: number[] = [];
  const answers: number[] = [];
  const now = () => performance.timeOrigin + performance.now();
  let tell: (results: unknown) => void = () => undefined;
  const results = new Promise<unknown>((resolve) => (tell = resolve));
  const app = express();
  // A cross-origin isolated page gets a clock with a resolution of 5 µs instead of 100 (High Resolution Time, section 9.1).
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
    tell(body);
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
