import type { RequestHandler, Response } from 'express';

import type { SessionEnds } from './session-ends.ts';
import type { UserSessions } from './user-sessions.ts';

/** How often a stream asks whether its session has expired. It keeps proxies from closing the connection, too. */
const HEARTBEAT = 15_000;

/** Streams of one session. A browser needs one; a page without Web Locks has its own. */
const MAX_STREAMS = 20;

/**
 * Uses server-sent events to notify the pages of a session that it was ended elsewhere. Comes after a handler that answers
 * 401 without a session, so that browsers do not connect again.
 */
export function sessionEvents(users: UserSessions, ends: SessionEnds): RequestHandler {
  const streams = new Map<string, Set<Response>>();

  ends.listen((sessionId) => {
    for (const stream of streams.get(sessionId) ?? []) {
      // Browsers ignore an event without data.
      stream.write('event: ended\ndata: {}\n\n');
      stream.end();
    }
  });

  return ({ sessionID }, res) => {
    const siblings = streams.get(sessionID) ?? new Set();
    if (siblings.size >= MAX_STREAMS) {
      res.status(429).json({ error: 'too many streams of this session' });
      return;
    }
    streams.set(sessionID, siblings.add(res));
    // A reverse proxy must not wait for more. After a restart, not all browsers connect at the same moment.
    res.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    res.write(`retry: ${1_000 + Math.round(Math.random() * 2_000)}\n\n`);

    const check = async () => {
      const isAlive = await users.isAlive(sessionID);
      if (res.writableEnded) return;
      if (isAlive) res.write(': alive\n\n');
      // It has expired, or the browser has another one. It connects again and gets a 401, or the events of that one.
      else res.end();
    };
    // While the store cannot be reached, the next heartbeat asks again.
    const heartbeat = setInterval(() => void check().catch(console.error), HEARTBEAT);
    res.once('close', () => {
      clearInterval(heartbeat);
      siblings.delete(res);
      if (siblings.size === 0) streams.delete(sessionID);
    });
    // The session may have ended before the stream was listed.
    void check().catch(console.error);
  };
}
