import { randomBytes } from 'node:crypto';

import type { Response, RequestHandler } from 'express';
import helmet from 'helmet';

/** The nonce of this response, for the one style element that Angular makes itself. */
export function nonceOf(res: Response): string {
  return String(res.locals['nonce']);
}

/** helmet's headers, with a CSP that lets nothing run but our own files and nothing out but to the provider. */
export function securityHeaders(provider?: string): RequestHandler[] {
  const own = ["'self'", ...(provider ? [provider] : [])];
  const nonce = (_: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`;
  return [
    (_req, res, next) => {
      res.locals['nonce'] = randomBytes(16).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'", nonce],
          'style-src': ["'self'", nonce],
          'img-src': ["'self'"],
          'font-src': ["'self'"],
          'connect-src': own,
          'base-uri': ["'self'"],
          'form-action': own,
          'frame-ancestors': ["'none'"],
          'require-trusted-types-for': ["'script'"],
          'trusted-types': ['angular', 'angular#bundler'],
        },
      },
      // The reference server speaks plain HTTP on loopback; a proxy in front of it adds this one.
      strictTransportSecurity: false,
    }),
  ];
}
