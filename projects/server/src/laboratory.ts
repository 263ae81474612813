import { randomBytes, timingSafeEqual } from 'node:crypto';

import express, { type RequestHandler, Router } from 'express';

import { BoundedList } from './bounded-list.ts';
import { type Fault, make } from './fault.ts';

/** One request as it reached the server, and its response. */
export interface RecordedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Of the response; absent until it has been sent, and if the connection ended without one. */
  status?: number;
  endedAt?: number;
}

/** A fault that the server is ordered to make. */
export interface Order extends Fault {
  /** Of the requests that it affects. @default 'POST' */
  method?: string;
  /** @default '/logout' */
  path?: string;
  /** How many requests it affects; 0 for all. @default 1 */
  times?: number;
}

type FullOrder = Order & Required<Pick<Order, 'method' | 'path' | 'times'>>;

const MAX_RECORD = 1_000;
const MAX_FAULTS = 100;

/** The header that carries the key. A page of another origin cannot send it. */
const KEY_HEADER = 'X-Laboratory-Key';

/**
 * The test mode of the server, off by default: it records every request and makes the faults that it is ordered to
 * make. Under `/laboratory`, requests with the key can order faults, too.
 */
export class Laboratory {
  /** Random, so that only those who can read the output of the server know it. */
  readonly key = randomBytes(24).toString('base64url');
  readonly #record = new BoundedList<RecordedRequest>(MAX_RECORD);
  readonly #faults = new BoundedList<FullOrder>(MAX_FAULTS);
  #lastId = 0;

  /** The latest requests since the last `clear()`, in the order of arrival. */
  get record(): readonly RecordedRequest[] {
    return this.#record.items;
  }

  /** How many faults are left to make. */
  get faults(): number {
    return this.#faults.items.length;
  }

  /** The requests of one kind, for example `POST /logout`. */
  requests(kind: string): readonly RecordedRequest[] {
    return this.record.filter(({ method, path }) => `${method} ${path}` === kind);
  }

  befall(order: Order = {}): void {
    this.#faults.add({ method: 'POST', path: '/logout', times: 1, ...order });
  }

  /** Forgets the record and all faults. */
  clear(): void {
    this.#record.clear();
    this.#faults.clear();
  }

  /** Must come after the security headers, so that faults are sent with them, and before everything else. */
  middleware(): RequestHandler {
    return (req, res, next) => {
      if (req.path.startsWith('/laboratory')) return next();
      const entry: RecordedRequest = {
        id: ++this.#lastId,
        method: req.method,
        path: req.path,
        arrivedAt: Date.now(),
        headers: req.headers,
      };
      this.#record.add(entry);
      res.once('close', () => {
        entry.endedAt = Date.now();
        if (res.writableFinished) entry.status = res.statusCode;
      });

      const fault = this.#faultFor(req.method, req.path);
      return fault ? make(fault, req, res, next) : next();
    };
  }

  /** For orders by hand. */
  routes(): Router {
    const router = Router();
    router.use('/laboratory', (req, res, next) => {
      if (this.#isKey(req.get(KEY_HEADER))) next();
      else res.status(403).json({ error: 'the key of the test mode is missing or wrong' });
    });
    router.post('/laboratory/faults', express.json(), (req, res) => {
      this.befall(req.body as Order);
      res.status(204).end();
    });
    router.delete('/laboratory/faults', (_req, res) => {
      this.#faults.clear();
      res.status(204).end();
    });
    router.delete('/laboratory', (_req, res) => {
      this.clear();
      res.status(204).end();
    });
    return router;
  }

  #isKey(text = ''): boolean {
    const [given, key] = [Buffer.from(text), Buffer.from(this.key)];
    return given.length === key.length && timingSafeEqual(given, key);
  }

  #faultFor(method: string, path: string): FullOrder | undefined {
    const fault = this.#faults.items.find(
      (known) => known.method === method && known.path === path,
    );
    if (fault && fault.times > 0 && --fault.times === 0) this.#faults.remove(fault);
    return fault;
  }
}
