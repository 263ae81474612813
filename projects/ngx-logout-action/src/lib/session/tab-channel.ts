import { DOCUMENT, Location } from '@angular/common';
import { DestroyRef, inject, Injectable, InjectionToken } from '@angular/core';
import { Subject } from 'rxjs';

import { DocumentLifetime } from './document-lifetime';

/** How tabs find one another. */
export interface TabSyncOptions {
  /** Tells apps apart that share origin and base href. @default '' */
  channel?: string;
}

export const TAB_SYNC_OPTIONS = new InjectionToken<TabSyncOptions>('TAB_SYNC_OPTIONS');

/**
 * Tells other tabs of the same origin and base href when somebody has signed out, and hears it of them. What is
 * told is a time and nothing else. Without BroadcastChannel it goes through storage events; without storage
 * too, the tab is alone.
 */
@Injectable({ providedIn: 'root' })
export class TabChannel {
  readonly #document = inject(DOCUMENT);
  readonly #lifetime = inject(DocumentLifetime);
  readonly #name = `ngx-logout-action:${inject(Location).prepareExternalUrl('/')}:${inject(TAB_SYNC_OPTIONS).channel ?? ''}`;
  readonly #received = new Subject<number>();
  readonly #channel = this.#open();

  /** When somebody signed out in another tab, as `Date.now()` had it there. */
  readonly received$ = this.#received.asObservable();

  constructor() {
    const window = this.#document.defaultView;
    if (!this.#lifetime.available || !window) return;
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key === this.#name) this.#receive(newValue);
    };
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#receive(data);
    else window.addEventListener('storage', onStorage);
    // A tab that was frozen or cached has missed what was told.
    const restored = this.#lifetime.restored$.subscribe(() => this.#receive(this.#stored()));
    inject(DestroyRef).onDestroy(() => {
      this.#channel?.close();
      window.removeEventListener('storage', onStorage);
      restored.unsubscribe();
    });
  }

  send(at: number): void {
    this.#channel?.postMessage(at);
    try {
      this.#document.defaultView?.localStorage.setItem(this.#name, String(at));
    } catch {
      // No storage, or no room in it: whoever listens to the channel has heard it all the same.
    }
  }

  #open(): BroadcastChannel | undefined {
    try {
      return this.#lifetime.available ? new BroadcastChannel(this.#name) : undefined;
    } catch {
      return undefined;
    }
  }

  #stored(): string | null {
    try {
      return this.#document.defaultView?.localStorage.getItem(this.#name) ?? null;
    } catch {
      return null;
    }
  }

  /** Whatever else shares the channel: only a time is a message. */
  #receive(message: unknown): void {
    const at = Number(message ?? NaN);
    if (Number.isFinite(at)) this.#received.next(at);
  }
}
