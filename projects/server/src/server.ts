import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import session from 'express-session';

import { allowedHosts, LOOPBACK } from './allowed-hosts.ts';
import { answerError } from './answer-error.ts';
import { csrfProtection } from './csrf.ts';
import { docs, type DocsSite } from './docs.ts';
import type { Extend } from './extension.ts';
import { Laboratory } from './laboratory.ts';
import { playground } from './playground.ts';
import { rehearsals } from './rehearsals.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session-routes.ts';
import { sessionTools } from './session-tools.ts';
import { openSessions } from './sessions.ts';
import { SignOutRecord } from './sign-out-record.ts';
import { whatIf } from './what-if.ts';

/** How to run the server. */
export interface ServerOptions {
  /** The port; 0 means any free one. @default 0 */
  port?: number;
  /**
   * The URL of the server for browsers, if a proxy on this machine terminates TLS. With `https:`, cookies are `Secure`
   * and have the `__Host-` prefix. @default the loopback address
   */
  publicUrl?: string | undefined;
  /** The SQLite file of the sessions. @default in memory */
  sessionsFile?: string;
  /** The URL of a Redis that stores the sessions instead. */
  redisUrl?: string | undefined;
  /** Signs cookies and tokens, so a new secret invalidates them all. @default random */
  secret?: string;
  /** The folder of the built playground. @default none */
  playgroundFolder?: string;
  /** The documentation site. @default the one in dist/docs */
  docs?: DocsSite;
  /**
   * For the playground: `/record` shows the latest sign-out requests, `/rehearsals` runs sign-outs
   * of practice sessions, a sign-out request can choose a fault for its own response, and pages may
   * frame each other. @default false
   */
  record?: boolean;
  /**
   * Whether the server records requests, and responds with the faults that tests add. Never use it
   * in production. @default false
   */
  testMode?: boolean;
  /**
   * Extends the server. Called when the server has a port, before it responds to requests. @default
   * none
   */
  extend?: Extend;
}

export interface RunningServer {
  readonly url: string;
  readonly sessions: string;
  /** Only in test mode. */
  readonly laboratory: Laboratory | undefined;
  close(): Promise<void>;
}

/**
 * Starts the server on the loopback address.
 *
 * @throws if test mode is on in production or behind a public URL.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  refuseTestModeInPublic(options);
  const { port = 0, sessionsFile = ':memory:', secret = randomBytes(32).toString('hex') } = options;
  const sessions = await openSessions({ redisUrl: options.redisUrl, file: sessionsFile });
  const laboratory = options.testMode ? new Laboratory() : undefined;

  const app: Express = express();
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: actualPort } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${actualPort}`;
  const publicUrl = new URL(options.publicUrl ?? url);
  const secure = publicUrl.protocol === 'https:';
  const cookies = { prefix: secure ? '__Host-' : '', secure };

  const tools = sessionTools(sessions, csrfProtection(secret, cookies));
  const extension = await options.extend?.(publicUrl.origin, tools);

  app.disable('x-powered-by');
  // Without a proxy, clients could choose the address that the sign-in limit counts.
  app.set('trust proxy', options.publicUrl ? 'loopback' : false);
  app.use(allowedHosts(...(options.publicUrl ? [publicUrl.hostname] : LOOPBACK)));
  app.use(
    securityHeaders({
      origins: extension?.origins,
      secure,
      framesItself: options.record ?? false,
    }),
  );
  if (options.record) {
    const record = new SignOutRecord();
    app.use(record.middleware(), record.routes());
  }
  if (laboratory) app.use(laboratory.middleware(), laboratory.routes());
  if (options.record) app.use(whatIf(), rehearsals());
  app.use(
    session({
      name: `${cookies.prefix}sid`,
      secret,
      store: sessions.store,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    }),
  );
  app.use(cookieParser());
  app.use(tools.users.middleware());
  if (extension) app.use(extension.routes);
  app.use(sessionRoutes(tools));
  app.use(docs(options.docs));
  if (options.playgroundFolder) app.use(playground(options.playgroundFolder));

  app.use(answerError((res, { message }) => res.json({ error: message })));

  return {
    url,
    sessions: sessions.kind,
    laboratory,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await sessions.close();
    },
  };
}

function refuseTestModeInPublic({ testMode, publicUrl }: ServerOptions): void {
  if (!testMode) return;
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'Test mode is not available with NODE_ENV=production. Start without --test-mode.',
    );
  }
  if (publicUrl) throw new Error('Test mode only works on loopback. Start without a public URL.');
}
