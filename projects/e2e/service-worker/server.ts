import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import express, { type Request } from 'express';

const DIST = join(import.meta.dirname, '../../../dist');

/** A deployed build of the app. */
type Release = 'first' | 'next';

/** Serves the app and its API, and records the requests that it receives. */
export class FixtureServer {
  readonly #sessions = new Map<string, string>();
  #server = express().listen();
  #port = 0;

  /** Method and path of each request, with the user who sent it. */
  readonly received: string[] = [];

  /** The release to serve. A new release replaces all files of the old one. */
  release: Release = 'first';

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The requests with this method and path, for example `POST /logout`. */
  requests(kind: string): string[] {
    return this.received.filter((request) => request.startsWith(kind));
  }

  async start(): Promise<void> {
    this.#server.close();
    this.#server = this.#app().listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Refuses connections from now on. */
  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #app(): express.Express {
    const app = express();
    app.use((request, _response, next) => {
      this.received.push(
        `${request.method} ${request.path} ${this.#userOf(request) ?? 'anonymous'}`,
      );
      next();
    });
    app.post('/login', express.json(), (request, response) => {
      const id = randomUUID();
      this.#sessions.set(id, (request.body as { user: string }).user);
      response.cookie('sid', id, { httpOnly: true, sameSite: 'lax' }).status(204).end();
    });
    app.post('/logout', (request, response) => {
      const wasSignedIn = this.#sessions.delete(sessionIdOf(request));
      response.status(wasSignedIn ? 204 : 401).end();
    });
    app.get('/api/me', (request, response) => {
      const user = this.#userOf(request);
      response.status(user ? 200 : 401).json({ user });
    });
    app.get('/{*path}', (request, response) => {
      const folder = join(DIST, `service-worker-${this.release}`, 'browser');
      const file = join(folder, request.path);
      const isFile = /\.\w+$/.test(request.path);
      if (isFile && !existsSync(file)) response.status(404).end();
      else
        response.set('Cache-Control', 'no-cache').sendFile(isFile ? file : `${folder}/index.html`);
    });
    return app;
  }

  #userOf(request: Request): string | undefined {
    return this.#sessions.get(sessionIdOf(request));
  }
}

function sessionIdOf({ headers }: Request): string {
  return /\bsid=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
}
