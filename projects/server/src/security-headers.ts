import { randomBytes } from 'node:crypto';

import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this response, for its inline style elements. */
export function nonceOf(res: Response): string {
  return String(res.locals['nonce']);
}

const makeNonce: RequestHandler = (_req, res, next) => {
  res.locals['nonce'] = randomBytes(16).toString('base64');
  next();
};

const nonce = (_: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`;

/**
 * helmet's headers for the app, with a CSP that runs only its own files and connects only to itself and the provider.
 *
 * @param options.secure whether browsers reach the app by https.
 * @param options.framesItself whether its pages may frame each other, as the playground's do. No other site can.
 */
export function securityHeaders(options: {
  provider?: string | undefined;
  secure: boolean;
  framesItself: boolean;
}) {
  const { provider, secure, framesItself } = options;
  const frames = framesItself ? "'self'" : "'none'";
  const own = ["'self'", ...(provider ? [provider] : [])];
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
          'connect-src': own,
          'base-uri': ["'self'"],
          'form-action': own,
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

/**
 * helmet's headers for the provider's pages, which no page may frame. oidc-provider adds the hashes of its scripts
 * to `script-src`.
 *
 * @param apps where forms of the provider may redirect to; Chromium applies `form-action` to redirects, too.
 */
export function providerHeaders(...apps: string[]): RequestHandler[] {
  return [
    makeNonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': [nonce],
          'base-uri': ["'none'"],
          'form-action': ["'self'", ...apps],
          'frame-ancestors': ["'none'"],
        },
      },
      xFrameOptions: { action: 'deny' },
      // The apps of another origin read its endpoints.
      crossOriginResourcePolicy: false,
      crossOriginOpenerPolicy: false,
      strictTransportSecurity: false,
    }),
  ];
}
