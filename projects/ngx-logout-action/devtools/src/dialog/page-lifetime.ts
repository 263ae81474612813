import { type DestroyRef, inject, Injectable } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

/** A `DestroyRef` per page, for actions created outside any component. A page ends when the Router navigates away. */
@Injectable({ providedIn: 'root' })
export class PageLifetime {
  readonly #router = inject(Router);

  /** The `DestroyRef` of the current page. */
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
