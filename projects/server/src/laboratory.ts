import { setTimeout as sleep } from 'node:timers/promises';

import express, { type RequestHandler, Router } from 'express';

/** One request as it reached the server, and what became of it. */
export interface RecordedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Of the answer; absent until there is one, and for good where the connection ended without. */
  status?: number;
  endedAt?: number;
}

/** What a server is told to do wrong. */
export interface Fault {
  /** Of the requests that it befalls. @default 'POST' */
  method?: string;
  /** @default '/logout' */
  path?: string;
  /** How many requests it befalls; 0 for all. @default 1 */
  times?: number;
  /** Milliseconds to wait before anything else happens. @default 0 */
  delay?: number;
  /** Ends the connection instead of answering, or never answers; else answers with what follows. */
  connection?: 'reset' | 'hang';
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

type OrderedFault = Fault & Required<Pick<Fault, 'method' | 'path' | 'times' | 'delay'>>;

/**
 * The test mode of the server, never on by default: it records every request that reaches it, and befalls
 * requests with faults that it was told of. Under `/laboratory` a page can do both.
 */
export class Laboratory {
  readonly #record: RecordedRequest[] = [];
  #faults: OrderedFault[] = [];
  #lastId = 0;

  /** Every request since the last `clear()`, in the order of arrival. */
  get record(): readonly RecordedRequest[] {
    return this.#record;
  }

  /** The requests of one kind, `POST /logout` for example. */
  requests(kind: string): readonly RecordedRequest[] {
    return this.#record.filter(({ method, path }) => `${method} ${path}` === kind);
  }

  befall(fault: Fault = {}): void {
    this.#faults.push({ method: 'POST', path: '/logout', times: 1, delay: 0, ...fault });
  }

  /** Forgets the record and all faults. */
  clear(): void {
    this.#record.length = 0;
    this.#faults = [];
  }

  /** To be used before everything else. */
  middleware(): RequestHandler {
    return async (req, res, next) => {
      if (req.path.startsWith('/laboratory')) return next();
      const entry: RecordedRequest = {
        id: ++this.#lastId,
        method: req.method,
        path: req.path,
        arrivedAt: Date.now(),
        headers: req.headers,
      };
      this.#record.push(entry);
      res.once('close', () => {
        entry.endedAt = Date.now();
        if (res.writableFinished) entry.status = res.statusCode;
      });

      const fault = this.#faultFor(req.method, req.path);
      if (!fault) return next();
      await sleep(fault.delay);
      if (fault.connection === 'reset') req.socket.resetAndDestroy();
      else if (fault.connection === 'hang') return;
      else if (fault.status === undefined) next();
      else res.status(fault.status).set(fault.headers).send(fault.body);
    };
  }

  /** What the playground and tests of other processes talk to. */
  routes(): Router {
    const router = Router();
    router.get('/laboratory/record', (_req, res) => {
      // No headers: cookies of others are none of a page's business.
      res.set('Cache-Control', 'no-store').json(
        this.#record
          .filter(({ path }) => !/\.\w+$/.test(path))
          .map(({ id, method, path, arrivedAt, status, endedAt }) => ({
            id,
            method,
            path,
            arrivedAt,
            status,
            endedAt,
          })),
      );
    });
    router.post('/laboratory/faults', express.json(), (req, res) => {
      this.befall(req.body as Fault);
      res.status(204).end();
    });
    router.delete('/laboratory/faults', (_req, res) => {
      this.#faults = [];
      res.status(204).end();
    });
    router.delete('/laboratory', (_req, res) => {
      this.clear();
      res.status(204).end();
    });
    return router;
  }

  #faultFor(method: string, path: string): OrderedFault | undefined {
    const fault = this.#faults.find((known) => known.method === method && known.path === path);
    if (fault && fault.times > 0 && --fault.times === 0) {
      this.#faults = this.#faults.filter((other) => other !== fault);
    }
    return fault;
  }
}
