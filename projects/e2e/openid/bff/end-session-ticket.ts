import { randomBytes, timingSafeEqual } from 'node:crypto';

import type { Request } from 'express';
import 'express-session';

declare module 'express-session' {
  interface SessionData {
    /** Of a session that has just signed out here, and not yet at the provider. */
    endSession: { ticket: string; idToken: string; expiresAt: number };
  }
}

/** Long enough for a redirect. */
const LIFETIME = 60_000;

/** Those that were redeemed just now. A request that runs at the same time has a copy of the session from before. */
const redeemed = new Set<string>();

/**
 * Issues a one-use ticket for the provider's end-session page. The ID token that the provider wants stays in the
 * session, so it never reaches the scripts of the page.
 */
export function issueTicket(req: Request, idToken: string): string {
  const ticket = randomBytes(24).toString('base64url');
  req.session.endSession = { ticket, idToken, expiresAt: Date.now() + LIFETIME };
  return ticket;
}

/** Redeems a ticket: the ID token that it was issued for, or `undefined` for a used, expired, or foreign ticket. */
export function redeemTicket(req: Request, ticket: unknown): string | undefined {
  const { endSession } = req.session;
  if (!endSession || !isSame(ticket, endSession.ticket)) return undefined;
  delete req.session.endSession;
  if (redeemed.has(endSession.ticket)) return undefined;
  redeemed.add(endSession.ticket);
  setTimeout(() => redeemed.delete(endSession.ticket), LIFETIME).unref();
  return Date.now() < endSession.expiresAt ? endSession.idToken : undefined;
}

function isSame(text: unknown, other: string): boolean {
  if (typeof text !== 'string' || text.length !== other.length) return false;
  const [a, b] = [Buffer.from(text), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
