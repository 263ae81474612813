import { randomBytes, timingSafeEqual } from 'node:crypto';

import express, { type RequestHandler, Router } from 'express';

import { BoundedList } from './bounded-list.ts';
import { type Fault, applyFault } from './fault.ts';

/** A request as it reached the server, and the status of its response. */
export interface RecordedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /**
   * The status of the response; absent until the response is sent, or if the connection ended
   * without one.
   */
  status?: number;
  endedAt?: number;
}

/** A fault, and the requests that it affects. */
export interface FaultRule extends Fault {
  /** The method of the requests. @default 'POST' */
  method?: string;
  /** The path of the requests. @default '/logout' */
  path?: string;
  /** How many requests the fault affects; 0 means all of them. @default 1 */
  times?: number;
}

type FullFaultRule = FaultRule & Required<Pick<FaultRule, 'method' | 'path' | 'times'>>;

const MAX_RECORD = 1_000;
const MAX_FAULTS = 100;

/** The header with the key. Pages of other origins cannot send it. */
const KEY_HEADER = 'X-Laboratory-Key';

/**
 * The test mode of the server, off by default: records every request, and responds with the faults
 * that tests add. Requests to `/laboratory` with the key can also add faults.
 */
export class Laboratory {
  /** Random, so that only those who can read the output of the server know it. */
  readonly key = randomBytes(24).toString('base64url');
  readonly #record = new BoundedList<RecordedRequest>(MAX_RECORD);
  readonly #faults = new BoundedList<FullFaultRule>(MAX_FAULTS);
  #lastId = 0;

  /** The latest requests since the last `clear()`, in order of arrival. */
  get record(): readonly RecordedRequest[] {
    return this.#record.items;
  }

  /** The number of faults that are left. */
  get faults(): number {
    return this.#faults.items.length;
  }

  /** The requests with this method and path, for example `POST /logout`. */
  requests(kind: string): readonly RecordedRequest[] {
    return this.record.filter(({ method, path }) => `${method} ${path}` === kind);
  }

  addFault(rule: FaultRule = {}): void {
    this.#faults.add({ method: 'POST', path: '/logout', times: 1, ...rule });
  }

  /** Clears the record and all faults. */
  clear(): void {
    this.#record.clear();
    this.#faults.clear();
  }

  /**
   * Must run after the security headers, so that faults are sent with them, and before everything
   * else.
   */
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
      return fault ? applyFault(fault, req, res, next) : next();
    };
  }

  /** Lets developers add faults by hand. */
  routes(): Router {
    const router = Router();
    router.use('/laboratory', (req, res, next) => {
      if (this.#isKey(req.get(KEY_HEADER))) next();
      else res.status(403).json({ error: 'the key of the test mode is missing or wrong' });
    });
    router.post('/laboratory/faults', express.json(), (req, res) => {
      this.addFault(req.body as FaultRule);
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

  #faultFor(method: string, path: string): FullFaultRule | undefined {
    const fault = this.#faults.items.find(
      (known) => known.method === method && known.path === path,
    );
    if (fault && fault.times > 0 && --fault.times === 0) this.#faults.remove(fault);
    return fault;
  }
}
