import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import { DestroyRef, inject, Injectable, PLATFORM_ID } from '@angular/core';
import { Subject } from 'rxjs';

/** Milliseconds after which a document that was to be left counts as kept. */
const KEPT_AFTER = 5_000;

/** Whether there is a document that calls can be made from, and when it is being left. */
@Injectable({ providedIn: 'root' })
export class DocumentLifetime {
  readonly #leaving = new Subject<void>();
  #available = isPlatformBrowser(inject(PLATFORM_ID));
  #kept: ReturnType<typeof setTimeout> | undefined;

  /** Emits when the document is being left; what still waits is not to be sent. */
  readonly leaving$ = this.#leaving.asObservable();

  /** False on the server, and from the moment the document is being left; true again if it is kept. */
  get available(): boolean {
    return this.#available;
  }

  constructor() {
    if (!this.#available) return;
    const window = inject(DOCUMENT).defaultView;
    const leave = () => this.leave();
    window?.addEventListener('pagehide', leave);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('pagehide', leave);
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
