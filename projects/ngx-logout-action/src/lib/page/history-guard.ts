import { DOCUMENT, Location } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { type Event as RouterEvent, NavigationEnd, NavigationStart, Router } from '@angular/router';

import { LogoutNavigator } from '../call/navigator';
import { withoutQuery } from '../call/redirect-resolver';
import { LOGOUT_CONFIG } from '../config';
import { documentProperty } from './document-property';

/**
 * Keeps an unguarded private page from coming back with its in-memory data. After a sign-out in router mode, going back
 * to an older history entry reloads the document, unless `withSession` says at once that the user is signed in.
 * While a sign-out is pending (`withOfflineLogout`), it goes forward again instead.
 */
@Injectable({ providedIn: 'root' })
export class HistoryGuard {
  readonly #document = inject(DOCUMENT);
  readonly #navigator = inject(LogoutNavigator);
  readonly #session = inject(LOGOUT_CONFIG).session?.();
  readonly #offline = inject(LOGOUT_CONFIG).offline?.();
  readonly #destroyRef = inject(DestroyRef);
  readonly #router = inject(Router);
  readonly #location = inject(Location);
  /** The history entries since the sign-out. Numbers of the Router are not enough, because they restart with each document. */
  readonly #newer = new Set<string>();
  #protecting = false;
  #stopsRouter = false;

  /** Guards the current entry, which a redirect replaces, and all older ones. */
  protect(): void {
    const window = documentProperty(this.#document, 'defaultView');
    if (!window || this.#destroyRef.destroyed) return;
    this.#newer.clear();
    if (this.#protecting) return;
    this.#protecting = true;
    // Captures the event, because the Router listens to it as well.
    window.addEventListener('popstate', this.#onPopState, true);
    const navigations = this.#router.events.subscribe((event) => this.#follow(event));
    this.#destroyRef.onDestroy(() => {
      window.removeEventListener('popstate', this.#onPopState, true);
      navigations.unsubscribe();
    });
  }

  readonly #onPopState = (event: PopStateEvent) => {
    // Scripts also dispatch it for the current entry, for example to announce a new URL to all apps of a page.
    if (!event.isTrusted && event.state === history.state) return;
    if (this.#newer.has(this.#entry(event.state)) || this.#isSamePage(event)) return;
    // Not asked later, because a stopped Router restores the history, which may undo going back.
    if (this.#session?.now(false)) return;
    event.stopImmediatePropagation();
    // In Chromium, the Router has already received the event and navigates in a timer, which this one precedes.
    this.#stopsRouter = true;
    const { href } = this.#document.location;
    setTimeout(() => {
      this.#stopsRouter = false;
      // The document cannot be loaded without a network.
      if (this.#offline?.pending) window.history.forward();
      else this.#navigator.toDocument(href);
    });
  };

  #follow(event: RouterEvent): void {
    if (event instanceof NavigationEnd) this.#newer.add(this.#entry(history.state));
    const isBack = event instanceof NavigationStart && event.navigationTrigger === 'popstate';
    if (isBack && this.#stopsRouter) this.#router.currentNavigation()?.abort();
  }

  /** A link to a fragment also creates an entry without a state. */
  #isSamePage({ state }: PopStateEvent): boolean {
    return !state && withoutQuery(this.#location.path()) === withoutQuery(this.#router.url);
  }

  /** The Router stores the number of the navigation in each entry. */
  #entry(state: unknown): string {
    const { navigationId } = (state ?? {}) as { navigationId?: unknown };
    return `${String(navigationId)} ${this.#document.location.href}`;
  }
}
