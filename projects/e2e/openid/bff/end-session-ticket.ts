import { randomBytes, timingSafeEqual } from 'node:crypto';

import type { Request } from 'express';
import 'express-session';

declare module 'express-session' {
  interface SessionData {
    /** Set after a sign-out here, until the browser is sent to the provider. */
    endSession: { ticket: string; idToken: string; expiresAt: number };
  }
}

/** Long enough for a redirect. */
const LIFETIME = 60_000;

/**
 * Recently redeemed tickets. A concurrent request still has the ticket in its copy of the session.
 */
const redeemed = new Set<string>();

/**
 * Issues a single-use ticket for the provider's end-session page. The ID token, which the provider
 * requires, stays in the session, so scripts of the page never see it.
 */
export function issueTicket(req: Request, idToken: string): string {
  const ticket = randomBytes(24).toString('base64url');
  req.session.endSession = { ticket, idToken, expiresAt: Date.now() + LIFETIME };
  return ticket;
}

/**
 * Redeems a ticket. Returns its ID token, or `undefined` if the ticket is used, expired, or
 * foreign.
 */
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
