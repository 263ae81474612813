import type { RequestHandler } from 'express';
import helmet from 'helmet';

import { makeNonce, nonce } from '../../../server/src/security-headers.ts';

/**
 * The headers of helmet for the provider's pages, which no page may frame. oidc-provider adds the
 * hashes of its scripts to `script-src`.
 *
 * @param apps origins to which forms of the provider may redirect: Chromium also applies
 * `form-action` to redirects.
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
      // Apps on other origins read the provider's endpoints.
      crossOriginResourcePolicy: false,
      crossOriginOpenerPolicy: false,
      strictTransportSecurity: false,
    }),
  ];
}
