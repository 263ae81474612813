import { join } from 'node:path';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { startServerWithProvider } from './start.ts';

const port = Number(process.env['PORT'] ?? 4280);
const server = await startServerWithProvider({
  port,
  providerPort: port && port + 1,
  playgroundFolder: join(import.meta.dirname, '../../../dist/spring-bff/browser'),
});

console.log(`
  examples/spring-bff is at ${server.url}, and the OpenID Provider at ${server.provider.url}.
  Sign in as ${DEMO_ACCOUNT.username} with the password ${DEMO_ACCOUNT.password}.
  Press Ctrl+C to stop both.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
