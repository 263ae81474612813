import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

import { type RunningServer, type ServerOptions, startServer } from '../src/server.ts';
import { Client } from './client.ts';

/** Starts a server, runs `body`, and stops the server. */
export async function withServer(
  options: ServerOptions,
  body: (server: RunningServer, client: Client) => Promise<void>,
): Promise<void> {
  const server = await startServer(options);
  try {
    await body(server, new Client(server.url));
  } finally {
    await server.close();
  }
}

/** Sends a request with headers that `fetch` does not allow, such as `Host`. */
export async function send(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, agent: false }, (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      }, reject);
    })
      .on('error', reject)
      .end();
  });
}
