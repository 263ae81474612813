import { randomBytes } from 'node:crypto';

import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this response, which allows its inline style elements. */
export function nonceOf(res: Response): string {
  return String(res.locals['nonce']);
}

export const makeNonce: RequestHandler = (_req, res, next) => {
  res.locals['nonce'] = randomBytes(16).toString('base64');
  next();
};

export const nonce = (_: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`;

/**
 * The headers of helmet, with a CSP that runs only the app's own files and connects only to the
 * server.
 *
 * @param options.origins other origins that pages may connect to and send forms to.
 * @param options.secure whether browsers reach the app over https.
 * @param options.framesItself whether pages of the app may frame each other, as in the playground.
 * Other sites never can.
 */
export function securityHeaders(options: {
  origins?: readonly string[] | undefined;
  secure: boolean;
  framesItself: boolean;
}) {
  const { origins = [], secure, framesItself } = options;
  const frames = framesItself ? "'self'" : "'none'";
  const targets = ["'self'", ...origins];
  return [
    makeNonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'", nonce],
          'style-src': ["'self'", nonce],
          'img-src': ["'self'"],
          'font-src': ["'self'"],
          'connect-src': targets,
          'base-uri': ["'self'"],
          'form-action': targets,
          'frame-src': [frames],
          'frame-ancestors': [frames],
          'require-trusted-types-for': ["'script'"],
          'trusted-types': ['angular', 'angular#bundler'],
        },
      },
      xFrameOptions: { action: framesItself ? 'sameorigin' : 'deny' },
      // Browsers ignore this header over plain HTTP.
      strictTransportSecurity: secure,
    }),
  ];
}
