import type { RequestHandler } from 'express';
import helmet from 'helmet';

import { makeNonce, nonce } from '../../../server/src/security-headers.ts';

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
