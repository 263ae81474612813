import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, Injectable, PLATFORM_ID } from '@angular/core';
import { type Observable, Subject } from 'rxjs';

/** Milliseconds after which a document that was to be left counts as kept. */
const KEPT_AFTER = 5_000;

/** Whether there is a document that calls can be made from, when it is left, and when it comes back. */
@Injectable({ providedIn: 'root' })
export class DocumentLifetime {
  readonly #leaving = new Subject<void>();
  readonly #hidden = new Subject<void>();
  readonly #restored = new Subject<void>();
  #available = isPlatformBrowser(inject(PLATFORM_ID));
  #kept: ReturnType<typeof setTimeout> | undefined;

  /** Emits when the document is being left; what still waits is not to be sent. */
  readonly leaving$: Observable<void> = this.#leaving;

  /** Emits on `pagehide`: what is not done now may never be. */
  readonly hidden$: Observable<void> = this.#hidden;

  /** Emits when the document comes back from the back/forward cache, or is no longer frozen. */
  readonly restored$: Observable<void> = this.#restored;

  /** False on the server, and from the moment the document is being left; true again if it is kept. */
  get available(): boolean {
    return this.#available;
  }

  constructor() {
    if (!this.#available) return;
    const document = inject(DOCUMENT);
    const listeners = new AbortController();
    const on = (target: EventTarget, event: string, listen: (event: Event) => void) =>
      target.addEventListener(event, listen, listeners);
    on(window, 'pagehide', () => {
      this.leave();
      this.#hidden.next();
    });
    on(window, 'pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted) this.#restored.next();
    });
    // Page Lifecycle; Chromium alone freezes tabs that are in the background.
    on(document, 'resume', () => this.#restored.next());
    inject(DestroyRef).onDestroy(() => {
      listeners.abort();
      clearTimeout(this.#kept);
    });
  }

  /** To be called before the document is left by a navigation of ours. */
  leave(): void {
    this.#available = false;
    clearTimeout(this.#kept);
    this.#kept = setTimeout(() => (this.#available = true), KEPT_AFTER);
    this.#leaving.next();
  }
}
