import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../../docs/build.mjs');

/**
 * Builds the documentation site in a separate process with a lower priority than the server.
 *
 * @param signal aborts the build.
 * @throws if the build fails, after logging its output.
 */
export async function buildDocs(signal: AbortSignal): Promise<void> {
  const build = spawn(process.execPath, [SCRIPT], { signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: Buffer[] = [];
  build.stdout.on('data', (text: Buffer) => log.push(text));
  build.stderr.on('data', (text: Buffer) => log.push(text));
  if (build.pid) setPriority(build.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const [code] = (await once(build, 'close')) as [number | null];
  if (code === 0) return;
  console.error(Buffer.concat(log).toString());
  throw new Error('The documentation could not be built.');
}
