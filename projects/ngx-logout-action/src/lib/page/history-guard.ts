import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';

import { deadline } from '../call/answer';
import { LogoutNavigator } from '../call/navigator';
import { LOGOUT_CONFIG } from '../config';

/** How long the app may take to say whether anyone is signed in, in milliseconds. After that, no one is. */
const ANSWER_LIMIT = 5_000;

/**
 * Keeps an unguarded private page from coming back with its in-memory data: after a sign-out in router mode, going back
 * to an older history entry asks `withSession`, or reloads the document if no one is signed in or the app cannot say.
 * While a sign-out is pending (`withOfflineLogout`), it leads forward again.
 */
@Injectable({ providedIn: 'root' })
export class HistoryGuard {
  readonly #document = inject(DOCUMENT);
  readonly #navigator = inject(LogoutNavigator);
  readonly #session = inject(LOGOUT_CONFIG).session?.();
  readonly #offline = inject(LOGOUT_CONFIG).offline?.();
  readonly #destroyRef = inject(DestroyRef);
  /** The first navigation after the sign-out. */
  #signedOutAt: number | undefined;
  #letPass = false;

  /** Guards the current entry, which a redirect replaces, and all older ones. */
  protect(): void {
    const { defaultView: window } = this.#document;
    if (!window || this.#destroyRef.destroyed) return;
    if (this.#signedOutAt === undefined) {
      // In the capturing phase, because the Router listens to the same event.
      window.addEventListener('popstate', this.#onPopState, true);
      this.#destroyRef.onDestroy(() =>
        window.removeEventListener('popstate', this.#onPopState, true),
      );
    }
    this.#signedOutAt = (navigationOf(window.history.state) ?? Infinity) + 1;
  }

  readonly #onPopState = (event: PopStateEvent) => {
    const isNewer = (navigationOf(event.state) ?? -1) >= (this.#signedOutAt ?? 0);
    if (isNewer || this.#letPass) return;
    event.stopImmediatePropagation();
    // There may be no document to load.
    if (this.#offline?.pending) return this.#document.defaultView?.history.forward();
    const session = this.#session;
    if (!session?.known) return this.#reload();
    deadline(session.answer(false), ANSWER_LIMIT, () => false).subscribe((signedIn) => {
      if (!signedIn) return this.#reload();
      this.#letPass = true;
      this.#document.defaultView?.dispatchEvent(
        new PopStateEvent('popstate', { state: event.state as unknown }),
      );
      this.#letPass = false;
    });
  };

  #reload(): void {
    this.#navigator.toDocument(this.#document.location.href);
  }
}

/** The Router numbers its navigations and keeps the number in each history entry. */
function navigationOf(state: unknown): number | undefined {
  const { navigationId } = (state ?? {}) as { navigationId?: unknown };
  return typeof navigationId === 'number' ? navigationId : undefined;
}
