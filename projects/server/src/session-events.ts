import type { RequestHandler, Response } from 'express';

import type { SessionEnds } from './session-ends.ts';
import type { UserSessions } from './user-sessions.ts';

/** How often a stream asks whether its session has expired. It keeps proxies from closing the connection, too. */
const HEARTBEAT = 15_000;

/** Streams of one session. A browser needs one; a page without Web Locks has its own. */
const MAX_STREAMS = 20;

/**
 * Tells the pages of a session that it has ended, by server-sent events: once, as the event `ended`. Comes after a handler
 * that answers 401 without a session, at which browsers do not connect again.
 */
export function sessionEvents(users: UserSessions, ends: SessionEnds): RequestHandler {
  const streams = new Map<string, Set<Response>>();

  ends.listen((sessionId) => {
    streams.get(sessionId)?.forEach(tellEnd);
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
      if (!(await users.isAlive(sessionID))) tellEnd(res);
      else if (!res.writableEnded) res.write(': alive\n\n');
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

function tellEnd(stream: Response): void {
  if (stream.writableEnded) return;
  // Browsers ignore an event without data.
  stream.write('event: ended\ndata: {}\n\n');
  stream.end();
}
