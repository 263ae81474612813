import { createProxy } from './proxy.ts';
import { listen, type RunningServer } from './server.ts';

/** A running server behind the proxy that the browser connects to. */
export interface Backend extends RunningServer {
  readonly url: string;
  /**
   * The requests that reached the server, with the status of the response: `POST /logout 204`. Each
   * test clears them.
   */
  readonly requests: string[];
}

/** Starts a server, and a proxy that also serves the built app. */
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
