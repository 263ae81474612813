import { DOCUMENT } from '@angular/common';
import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';

import type { LogoutNavigator } from './logout-navigator';

/**
 * Navigates by Angular's Router, and leaves the document by `location.replace`.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class RouterNavigator implements LogoutNavigator {
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);

  async toRoute(url: string): Promise<boolean> {
    // Not before it is needed: this class may be made while the app is only just starting.
    const router = this.#injector.get(Router);
    try {
      if (await router.navigateByUrl(url, { replaceUrl: true })) return true;
      // A newer navigation has taken over, or there was nowhere to go to; else a guard has said no.
      return !!router.currentNavigation() || router.url === String(router.parseUrl(url));
    } catch {
      return false;
    }
  }

  toDocument(url: string): void {
    const { location, defaultView } = this.#document;
    const withoutFragment = (href: string) => href.split('#')[0];
    if (withoutFragment(url) === withoutFragment(location.href) && url.includes('#')) {
      // Nothing but the fragment differs, so `replace` alone would not load the document.
      defaultView?.history.replaceState(null, '', url);
      location.reload();
    } else {
      location.replace(url);
    }
  }
}
