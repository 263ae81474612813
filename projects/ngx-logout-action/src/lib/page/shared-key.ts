import { APP_BASE_HREF, PlatformLocation } from '@angular/common';
import { inject } from '@angular/core';

import { LOGOUT_CONFIG } from '../config';

/**
 * A name for storage and channels that tabs of the same app share. Apps with other base hrefs have other names, unless
 * `withTabSync({ channel })` makes them share one. Must be called in an injection context.
 * @hidden
 */
export function sharedKey(purpose: string): string {
  return `ngx-logout-action:${purpose}:${inject(LOGOUT_CONFIG).channel ?? baseHref()}`;
}

/** The path of the app, even with hash routing. */
function baseHref(): string {
  const hrefs = [
    inject(APP_BASE_HREF, { optional: true }),
    inject(PlatformLocation).getBaseHrefFromDOM(),
  ];
  return hrefs.find((href) => !!href) ?? '/';
}
