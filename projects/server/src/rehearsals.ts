import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import express, { Router } from 'express';

import { BoundedList } from './bounded-list.ts';

/** A sign-out request of a rehearsal. Times are in milliseconds since the rehearsal began. */
interface RehearsedRequest {
  readonly track: string;
  readonly arrivedAt: number;
  /** The status of the response; absent until the response is sent. */
  status?: number;
  endedAt?: number;
}

interface Rehearsal {
  readonly id: string;
  /** Milliseconds until each response. */
  readonly delay: number;
  /** How many requests still fail with 503 before one ends the practice session. */
  failures: number;
  readonly beganAt: number;
  readonly requests: BoundedList<RehearsedRequest>;
  /** The tracks whose practice sessions have ended. */
  readonly over: Set<string>;
}

const MAX_REHEARSALS = 50;
const MAX_REQUESTS = 100;
const MAX_DELAY = 5_000;
const MAX_FAILURES = 10;

/**
 * Sign-outs to compare side by side. Each track of a rehearsal has a practice session: the first
 * sign-out ends it (204), and later ones find it ended (401). Before that, as many requests fail
 * (503) as the rehearsal requests. Real sessions are not affected.
 */
export function rehearsals(): Router {
  const known = new BoundedList<Rehearsal>(MAX_REHEARSALS);
  const find = (id: string) => known.items.find((rehearsal) => rehearsal.id === id);
  const router = Router();

  router.post('/rehearsals', express.json(), (req, res) => {
    const { delay, failures } = (req.body ?? {}) as Record<string, unknown>;
    const rehearsal: Rehearsal = {
      id: randomUUID(),
      delay: numberUpTo(MAX_DELAY, delay),
      failures: numberUpTo(MAX_FAILURES, failures),
      beganAt: Date.now(),
      requests: new BoundedList(MAX_REQUESTS),
      over: new Set(),
    };
    known.add(rehearsal);
    res.status(201).json({ id: rehearsal.id });
  });

  router.get('/rehearsals/:id', (req, res, next) => {
    const rehearsal = find(req.params.id);
    if (!rehearsal) return next();
    res.set('Cache-Control', 'no-store').json(rehearsal.requests.items);
  });

  router.post('/rehearsals/:id/:track/logout', async (req, res, next) => {
    const { id, track } = req.params;
    const rehearsal = find(id);
    if (!rehearsal) return next();
    const now = () => Date.now() - rehearsal.beganAt;
    const request: RehearsedRequest = { track, arrivedAt: now() };
    rehearsal.requests.add(request);
    res.once('close', () => {
      request.endedAt = now();
      if (res.writableFinished) request.status = res.statusCode;
    });
    await sleep(rehearsal.delay);
    if (rehearsal.failures > 0) {
      rehearsal.failures--;
      res.status(503).end();
      return;
    }
    res.status(rehearsal.over.has(track) ? 401 : 204).end();
    rehearsal.over.add(track);
  });

  return router;
}

function numberUpTo(limit: number, value: unknown): number {
  return Math.min(Math.max(Number(value) || 0, 0), limit);
}
