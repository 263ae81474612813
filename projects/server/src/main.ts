import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { DEMO_ACCOUNT } from './accounts.ts';
import { buildDocs } from './build-docs.ts';
import { startServer } from './server.ts';

const { values } = parseArgs({ options: { 'test-mode': { type: 'boolean', default: false } } });

const workspace = join(import.meta.dirname, '../../..');
const data = join(workspace, 'projects/server/data');
mkdirSync(data, { recursive: true, mode: 0o700 });

/**
 * Saved in a file, so that sessions survive a restart. A real deployment sets SESSION_SECRET
 * instead.
 */
function savedSecret(): string {
  const file = join(data, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

const stop = new AbortController();
const port = Number(process.env['PORT'] ?? 4280);
const server = await startServer({
  port,
  redisUrl: process.env['REDIS_URL'],
  sessionsFile: join(data, 'sessions.sqlite'),
  secret: process.env['SESSION_SECRET'] ?? savedSecret(),
  playgroundFolder: join(workspace, 'dist/playground-development/browser'),
  docs: { build: buildDocs(stop.signal) },
  publicUrl: process.env['PUBLIC_URL'],
  record: true,
  testMode: values['test-mode'],
}).catch((error: unknown) => {
  const isPortInUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(
    isPortInUse
      ? `Port ${port} is in use. Choose another port: PORT=${port + 1} npm start`
      : (error as Error).message,
  );
  process.exit(1);
});

const { key } = server.laboratory ?? {};
console.log(`
  The playground is at ${server.url}, the documentation at ${server.url}/docs
  Sign in as ${DEMO_ACCOUNT.username} with the password ${DEMO_ACCOUNT.password}. Sessions are stored in ${server.sessions}.
${key ? `${faultCommand(server.url, key)}\n` : ''}  Press Ctrl+C to stop.
`);

/** The command that adds a fault to any request. */
function faultCommand(url: string, key: string): string {
  return `  Test mode is on. To add a fault:
    curl ${url}/laboratory/faults -H 'X-Laboratory-Key: ${key}' -H 'Content-Type: application/json' \\
      -d '{ "method": "GET", "path": "/csrf", "status": 503 }'`;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
    void server.close().then(() => process.exit(0));
  });
}
