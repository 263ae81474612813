import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import express from 'express';

/** Serves production builds of the size benchmark, each in a folder with its name. */
export async function serveApps(
  apps: readonly string[],
): Promise<{ readonly url: string; close(): void }> {
  const server = express();
  for (const app of apps) {
    const folder = join(import.meta.dirname, '../../../dist/bench/size/one-route', app, 'browser');
    server.use(`/${app}`, express.static(folder, { index: false }));
    server.get(`/${app}/`, (_request, response) =>
      response.send(
        `<!doctype html><base href="/${app}/"><app-root></app-root><script type="module" src="main.js"></script>`,
      ),
    );
  }
  const http = createServer(server);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };
}
