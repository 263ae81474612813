import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, Injectable, NgZone, PLATFORM_ID } from '@angular/core';
import { type Observable, Subject } from 'rxjs';

/** Milliseconds after which a document that was about to be unloaded counts as kept. */
const KEPT_AFTER = 5_000;

/**
 * Whether there is a document to sign out from, and when it is unloaded and restored.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class PageLifecycle {
  readonly #zone = inject(NgZone);
  readonly #leaving = new Subject<void>();
  readonly #hidden = new Subject<void>();
  readonly #restored = new Subject<void>();
  readonly #stayed = new Subject<void>();
  #available = isPlatformBrowser(inject(PLATFORM_ID));
  #kept: ReturnType<typeof setTimeout> | undefined;

  /** Emits when the document is being unloaded. Queued calls are then discarded. */
  readonly leaving$: Observable<void> = this.#leaving;

  /** Emits on `pagehide`, the last chance to run code. */
  readonly hidden$: Observable<void> = this.#hidden;

  /** Emits when the document is restored from the back/forward cache or unfrozen. */
  readonly restored$: Observable<void> = this.#restored;

  /** Emits when the document has not been unloaded after all. */
  readonly stayed$: Observable<void> = this.#stayed;

  /** `false` on the server and while the document is being unloaded. */
  get available(): boolean {
    return this.#available;
  }

  constructor() {
    if (!this.#available) return;
    const destroyRef = inject(DestroyRef);
    // Without an AbortSignal, because `addEventListener` throws with one under zone.js in jsdom, as in unit tests of CLI apps.
    const on = (event: string, listen: (event: Event) => void, capture = false) => {
      window.addEventListener(event, listen, capture);
      destroyRef.onDestroy(() => window.removeEventListener(event, listen, capture));
    };
    on('pagehide', () => {
      this.leave();
      this.#hidden.next();
    });
    on('pageshow', (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      this.stay();
      this.#restored.next();
    });
    // Page Lifecycle API: only Chromium freezes background tabs. The event fires on the document.
    on('resume', () => this.#restored.next(), true);
    destroyRef.onDestroy(() => clearTimeout(this.#kept));
  }

  /** Must be called before the library leaves the document. */
  leave(): void {
    this.#available = false;
    clearTimeout(this.#kept);
    // With zone.js, a test would otherwise wait for it before it goes on.
    this.#zone.runOutsideAngular(() => {
      this.#kept = setTimeout(() => this.#zone.run(() => this.stay()), KEPT_AFTER);
    });
    this.#leaving.next();
  }

  /** Called when the document is not unloaded after all. */
  stay(): void {
    clearTimeout(this.#kept);
    this.#available = true;
    this.#stayed.next();
  }
}
