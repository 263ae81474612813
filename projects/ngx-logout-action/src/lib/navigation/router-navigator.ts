import { DOCUMENT } from '@angular/common';
import { inject, Injectable, Injector } from '@angular/core';
import {
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  NavigationError,
  NavigationSkipped,
  Router,
} from '@angular/router';

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
    // `navigateByUrl` answers the same to a guard that says no and to a newer navigation that took over;
    // the last event before its answer tells them apart.
    let settled = false;
    const events = router.events.subscribe((event) => {
      if (event instanceof NavigationCancel) {
        settled = event.code === NavigationCancellationCode.SupersededByNewNavigation;
      } else if (event instanceof NavigationSkipped || event instanceof NavigationEnd) {
        settled = true;
      } else if (event instanceof NavigationError) {
        settled = false;
      }
    });
    try {
      return (await router.navigateByUrl(url, { replaceUrl: true })) || settled;
    } catch {
      return false;
    } finally {
      events.unsubscribe();
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
