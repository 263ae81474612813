import { type RequestHandler, Router } from 'express';

import { BoundedList } from './bounded-list.ts';

/** A sign-out request as it reached the server. */
interface RecordedSignOut {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  /** The status of the response; absent until the response is sent. */
  status?: number;
  endedAt?: number;
}

const LIMIT = 50;

/**
 * The latest sign-out requests, for the playground: when they arrived and how they ended, but not
 * who sent them.
 */
export class SignOutRecord {
  readonly #requests = new BoundedList<RecordedSignOut>(LIMIT);
  #lastId = 0;

  middleware(): RequestHandler {
    return ({ method, path }, res, next) => {
      if (path !== '/logout') return next();
      const entry: RecordedSignOut = { id: ++this.#lastId, method, path, arrivedAt: Date.now() };
      this.#requests.add(entry);
      res.once('close', () => {
        entry.endedAt = Date.now();
        if (res.writableFinished) entry.status = res.statusCode;
      });
      next();
    };
  }

  routes(): Router {
    const router = Router();
    router.get('/record', (_req, res) => {
      res.set('Cache-Control', 'no-store').json(this.#requests.items);
    });
    return router;
  }
}
