import { APP_BASE_HREF, PlatformLocation } from '@angular/common';
import { inject } from '@angular/core';

import { LOGOUT_CONFIG } from '../config';

/**
 * A name that tabs of the same app share, for storage and channels. Apps under other base hrefs have other names, unless
 * `withTabSync({ channel })` says that they share one session. Must be called in an injection context.
 * @hidden
 */
export function sharedKey(purpose: string): string {
  return `ngx-logout-action:${purpose}:${inject(LOGOUT_CONFIG).channel ?? baseHref()}`;
}

/** The path that the app is served under, also with hash routing. */
function baseHref(): string {
  const hrefs = [
    inject(APP_BASE_HREF, { optional: true }),
    inject(PlatformLocation).getBaseHrefFromDOM(),
  ];
  return hrefs.find((href) => !!href) ?? '/';
}
