import type { DestroyRef } from '@angular/core';

/** A `DestroyRef` for an action that no component owns. `end()` destroys it. */
export class Lifetime implements DestroyRef {
  readonly #callbacks = new Set<() => void>();
  destroyed = false;

  onDestroy(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  end(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    for (const callback of this.#callbacks) callback();
  }
}
