import type { RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';

const LIMIT = 20;

const WINDOW = 15 * 60 * 1000;

/**
 * Limits failed sign-ins per client address (OWASP ASVS 5.0, V6.3.1). The count is in memory, so
 * several processes behind a proxy need a shared store.
 */
export function signInLimit(refuse: NonNullable<Options['handler']>): RequestHandler {
  return rateLimit({
    windowMs: WINDOW,
    limit: LIMIT,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse,
    // Without a proxy, headers that claim another address are deliberately ignored.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
  });
}
