import { type ServerWithProvider, startServerWithProvider } from './start.ts';

/** Runs a server and its provider for the length of `body`. */
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
