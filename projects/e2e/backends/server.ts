import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

type Command = readonly [string, ...string[]];

/** How to start a server as a process, and how to count its sessions. */
export interface ServerCommands {
  /** A folder in `servers`, where the commands run. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Commands to run in order before the server starts. */
  readonly setUp: readonly Command[];
  readonly serve: (port: number) => Command;
  /**
   * Prints the number of sessions with a user. The argument is `count`, or `end` to end all
   * sessions first.
   */
  readonly sessions: Command;
}

/** A running server. */
export interface RunningServer {
  readonly port: number;
  /**
   * The number of sessions with a user in the framework's session store; `end` ends all of them
   * first.
   */
  sessions(action: 'count' | 'end'): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server that keeps its state in a temporary folder. */
export async function startProcess(commands: ServerCommands): Promise<RunningServer> {
  const state = mkdtempSync(join(tmpdir(), `ngx-logout-action-${commands.folder}-`));
  const options = {
    cwd: join(import.meta.dirname, 'servers', commands.folder),
    env: {
      ...process.env,
      ...commands.env,
      STATE_FOLDER: state,
      PYTHONDONTWRITEBYTECODE: '1',
    },
  };
  const run = async ([command, ...args]: Command) =>
    (await execFileAsync(command, args, options)).stdout;
  for (const command of commands.setUp) await run(command);

  const port = await freePort();
  const [command, ...args] = commands.serve(port);
  const child = spawn(command, args, { ...options, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const end = () => {
    child.kill();
    rmSync(state, { recursive: true, force: true });
  };
  // In case a test is interrupted before it closes the server.
  process.once('exit', end);
  const close = async () => {
    child.kill();
    await ended;
    end();
    process.off('exit', end);
  };
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${command} ${args.join(' ')} does not start.`);
    await setTimeout(50);
  }
  const sessions: RunningServer['sessions'] = async (action) =>
    Number(await run([...commands.sessions, action]));
  return { port, sessions, close };
}

/** Listens on a free port. @returns the port. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    ({ ok }) => ok,
    () => false,
  );
}
