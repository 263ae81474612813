import { type DestroyRef, inject, Injectable } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

/** Lifetimes of pages, for whoever creates an action and is none himself: a page ends when another one is gone to. */
@Injectable({ providedIn: 'root' })
export class PageLifetime {
  readonly #router = inject(Router);

  /** That of the page that is shown now. */
  current(): DestroyRef {
    const page = pathOf(this.#router.url);
    const callbacks = new Set<() => void>();
    let destroyed = false;
    const navigations = this.#router.events.subscribe((event) => {
      if (!(event instanceof NavigationEnd) || pathOf(event.urlAfterRedirects) === page) return;
      navigations.unsubscribe();
      destroyed = true;
      callbacks.forEach((callback) => callback());
    });
    return {
      get destroyed() {
        return destroyed;
      },
      onDestroy: (callback: () => void) => {
        callbacks.add(callback);
        return () => callbacks.delete(callback);
      },
    };
  }
}

const pathOf = (url: string) => url.split(/[?#]/)[0];
