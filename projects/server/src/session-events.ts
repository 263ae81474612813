import type { RequestHandler, Response } from 'express';

import type { SessionEnds } from './session-ends.ts';
import type { UserSessions } from './user-sessions.ts';

/**
 * How often a stream checks whether its session has expired. This also keeps proxies from closing
 * the connection.
 */
const HEARTBEAT = 15_000;

/** The limit per session. A browser needs one stream; pages without Web Locks each open another. */
const MAX_STREAMS = 20;

/**
 * Notifies the pages of a session, through server-sent events, that it was ended elsewhere. Must
 * run after a handler that responds with 401 if there is no session, so that browsers do not
 * reconnect.
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
    // Keeps reverse proxies from buffering. The random delay spreads new connections after a restart.
    res.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    res.write(`retry: ${1_000 + Math.round(Math.random() * 2_000)}\n\n`);

    const check = async () => {
      const isAlive = await users.isAlive(sessionID);
      if (res.writableEnded) return;
      if (isAlive) res.write(': alive\n\n');
      // Expired or replaced. The browser reconnects, and gets a 401 or the events of its new
      // session.
      else res.end();
    };
    // If the store is unavailable, the next heartbeat tries again.
    const heartbeat = setInterval(() => void check().catch(console.error), HEARTBEAT);
    res.once('close', () => {
      clearInterval(heartbeat);
      siblings.delete(res);
      if (siblings.size === 0) streams.delete(sessionID);
    });
    // The session may have ended before the stream was registered.
    void check().catch(console.error);
  };
}
