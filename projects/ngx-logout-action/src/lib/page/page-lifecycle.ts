import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, Injectable, PLATFORM_ID } from '@angular/core';
import { type Observable, Subject } from 'rxjs';

/** Milliseconds after which a document that was to be unloaded counts as kept. */
const KEPT_AFTER = 5_000;

/**
 * Whether there is a document to sign out from, when it is unloaded, and when it is restored.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class PageLifecycle {
  readonly #leaving = new Subject<void>();
  readonly #hidden = new Subject<void>();
  readonly #restored = new Subject<void>();
  readonly #stayed = new Subject<void>();
  #available = isPlatformBrowser(inject(PLATFORM_ID));
  #kept: ReturnType<typeof setTimeout> | undefined;

  /** Emits when the document is being unloaded; queued calls are not sent. */
  readonly leaving$: Observable<void> = this.#leaving;

  /** Emits on `pagehide`, the last chance to do anything. */
  readonly hidden$: Observable<void> = this.#hidden;

  /** Emits when the document is restored from the back/forward cache or is no longer frozen. */
  readonly restored$: Observable<void> = this.#restored;

  /** Emits when a document that was to be unloaded is still there. */
  readonly stayed$: Observable<void> = this.#stayed;

  /** `false` on the server and while the document is being unloaded. */
  get available(): boolean {
    return this.#available;
  }

  constructor() {
    if (!this.#available) return;
    const destroyRef = inject(DestroyRef);
    // Not with an AbortSignal: under zone.js in jsdom, as in the specs of CLI apps, `addEventListener` throws then.
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
    // Page Lifecycle: only Chromium freezes background tabs. The event is one of the document.
    on('resume', () => this.#restored.next(), true);
    destroyRef.onDestroy(() => clearTimeout(this.#kept));
  }

  /** Must be called before the library navigates away from the document. */
  leave(): void {
    this.#available = false;
    clearTimeout(this.#kept);
    this.#kept = setTimeout(() => this.stay(), KEPT_AFTER);
    this.#leaving.next();
  }

  /** The document is not unloaded after all. */
  stay(): void {
    clearTimeout(this.#kept);
    this.#available = true;
    this.#stayed.next();
  }
}
