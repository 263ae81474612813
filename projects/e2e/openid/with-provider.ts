import { type ServerWithProvider, startServerWithProvider } from './start.ts';

/** Starts a server and its provider, runs `body`, and stops both. */
export async function withProvider(
  body: (server: ServerWithProvider) => Promise<void>,
): Promise<void> {
  const server = await startServerWithProvider();
  try {
    await body(server);
  } finally {
    await server.close();
  }
}
