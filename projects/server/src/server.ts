import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import cookieParser from 'cookie-parser';
import express, { type ErrorRequestHandler, type Express } from 'express';
import session from 'express-session';

import { Bff } from './bff/bff.ts';
import { csrfProtection } from './csrf.ts';
import { docs } from './docs.ts';
import { Laboratory } from './laboratory.ts';
import { playground } from './playground.ts';
import { startProvider, type RunningProvider } from './provider/provider.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session-routes.ts';
import { openSessions } from './sessions.ts';

/** How a server is to be run. */
export interface ServerOptions {
  /** 0 takes a free one. @default 0 */
  port?: number;
  /** The SQLite file of the sessions. @default in memory */
  sessionsFile?: string;
  /** Sessions live there instead if it is given. */
  redisUrl?: string | undefined;
  /** Signs cookies and tokens; another one makes all of them void. @default a new one */
  secret?: string;
  /** The folder of the built playground. @default none */
  playgroundFolder?: string;
  /** Whether requests are recorded and faults can be ordered. @default false */
  testMode?: boolean;
  /** Whether an OpenID Provider is started beside it, and at which port. @default none */
  provider?: { port?: number };
}

export interface RunningServer {
  readonly url: string;
  readonly sessions: string;
  /** Only in test mode. */
  readonly laboratory: Laboratory | undefined;
  readonly provider: RunningProvider | undefined;
  close(): Promise<void>;
}

/** Starts the server on the loopback address. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, sessionsFile = ':memory:', secret = randomBytes(32).toString('hex') } = options;
  const sessions = await openSessions({ redisUrl: options.redisUrl, file: sessionsFile });
  const laboratory = options.testMode ? new Laboratory() : undefined;

  const app: Express = express();
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const clientSecret = randomBytes(32).toString('hex');
  const provider = options.provider
    ? await startProvider({
        ...options.provider,
        app: url,
        clientSecret,
        testMode: options.testMode,
      })
    : undefined;
  const bff = provider
    ? await Bff.discover({ issuer: provider.url, clientSecret, app: url, store: sessions.store })
    : undefined;

  app.disable('x-powered-by');
  if (laboratory) app.use(laboratory.middleware(), laboratory.routes());
  app.use(securityHeaders(provider?.url));
  app.use(
    session({
      name: 'sid',
      secret,
      store: sessions.store,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: false },
    }),
  );
  app.use(cookieParser());
  app.use(sessionRoutes(csrfProtection(secret), bff));
  app.use(docs());
  if (options.playgroundFolder) app.use(playground(options.playgroundFolder, provider?.url));

  app.use(answerError);

  return {
    url,
    sessions: sessions.kind,
    laboratory,
    provider,
    close: async () => {
      await provider?.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await sessions.close();
    },
  };
}

/** Says what a client may know: the status, and a sentence only where the client is at fault. */
const answerError: ErrorRequestHandler = (
  error: { status?: number; message?: string },
  _req,
  res,
  next,
) => {
  if (res.headersSent) return next(error);
  const { status = 500, message } = error;
  if (status >= 500) console.error(error);
  res.status(status).json({ error: status < 500 ? message : 'internal error' });
};
