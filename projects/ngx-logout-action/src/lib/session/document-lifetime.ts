import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, Injectable, PLATFORM_ID } from '@angular/core';
import { Subject } from 'rxjs';

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
  readonly leaving$ = this.#leaving.asObservable();

  /** Emits on `pagehide`: what is not done now may never be. */
  readonly hidden$ = this.#hidden.asObservable();

  /** Emits when the document comes back from the back/forward cache, or is no longer frozen. */
  readonly restored$ = this.#restored.asObservable();

  /** False on the server, and from the moment the document is being left; true again if it is kept. */
  get available(): boolean {
    return this.#available;
  }

  constructor() {
    if (!this.#available) return;
    const document = inject(DOCUMENT);
    const window = document.defaultView;
    const onHide = () => {
      this.leave();
      this.#hidden.next();
    };
    const onShow = (event: PageTransitionEvent) => event.persisted && this.#restored.next();
    const onResume = () => this.#restored.next();
    window?.addEventListener('pagehide', onHide);
    window?.addEventListener('pageshow', onShow);
    // Page Lifecycle; Chromium alone freezes tabs that are in the background.
    document.addEventListener('resume', onResume);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('pagehide', onHide);
      window?.removeEventListener('pageshow', onShow);
      document.removeEventListener('resume', onResume);
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
