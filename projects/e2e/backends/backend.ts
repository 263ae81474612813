import { createProxy } from './proxy.ts';
import { listen, type RunningServer } from './server.ts';

/** A running server behind the proxy that the browser talks to. */
export interface Backend extends RunningServer {
  readonly url: string;
  /** What the server was asked, and its answer: `POST /logout 204`. Emptied by each test. */
  readonly requests: string[];
}

/** Starts a server, and the proxy that serves the built app beside it. */
export async function startBackend(
  start: () => Promise<RunningServer>,
  app: string,
): Promise<Backend> {
  const server = await start();
  const requests: string[] = [];
  const proxy = createProxy(app, server.port, (line) => requests.push(line));
  const url = `http://127.0.0.1:${await listen(proxy)}`;
  const close = async () => {
    proxy.close();
    proxy.closeAllConnections();
    await server.close();
  };
  return { ...server, url, requests, close };
}
