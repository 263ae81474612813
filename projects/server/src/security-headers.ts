import { randomBytes } from 'node:crypto';

import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this response, for its inline style elements. */
export function nonceOf(res: Response): string {
  return String(res.locals['nonce']);
}

export const makeNonce: RequestHandler = (_req, res, next) => {
  res.locals['nonce'] = randomBytes(16).toString('base64');
  next();
};

export const nonce = (_: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`;

/**
 * helmet's headers for the app, with a CSP that runs only its own files and connects only to the server.
 *
 * @param options.origins other origins that the pages connect to and send forms to.
 * @param options.secure whether browsers reach the app by https.
 * @param options.framesItself whether its pages may frame each other, as the playground's do. No other site can.
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
      // Browsers ignore it over plain HTTP.
      strictTransportSecurity: secure,
    }),
  ];
}
