import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

/**
 * Makes elements inert and gives them back as they were, to the attribute, however contexts are nested and
 * overlap: an element is held by each context that blocks it, and free when the last one lets go.
 */
@Injectable({ providedIn: 'root' })
export class ContentBlocker {
  readonly #document = inject(DOCUMENT);

  /** How many contexts hold an element. One that its author wrote `inert` on is none of our business. */
  readonly #holds = new Map<Element, number>();

  /** What had the focus when it was blocked; there is one focus in a document. */
  #focused: HTMLElement | undefined;

  block(element: Element): void {
    const holds = this.#holds.get(element);
    if (holds === undefined && element.hasAttribute('inert')) return;
    this.#holds.set(element, (holds ?? 0) + 1);
    if (holds !== undefined) return;
    this.#rememberFocus(element);
    element.setAttribute('inert', '');
  }

  unblock(element: Element): void {
    const holds = this.#holds.get(element);
    if (holds === undefined) return;
    if (holds > 1) {
      this.#holds.set(element, holds - 1);
      return;
    }
    this.#holds.delete(element);
    element.removeAttribute('inert');
  }

  /** Gives the focus back, if it is still free and what had it can be reached again. */
  restoreFocus(): void {
    const focused = this.#focused;
    if (!focused || focused.closest('[inert]')) return;
    this.#focused = undefined;
    const { activeElement, body } = this.#document;
    if (focused.isConnected && (!activeElement || activeElement === body)) {
      focused.focus({ preventScroll: true });
    }
  }

  #rememberFocus(element: Element): void {
    const active = this.#document.activeElement;
    if (!element.contains(active)) return;
    this.#focused = active as HTMLElement;
    // A browser does so by itself, but not before it renders.
    this.#focused.blur();
  }
}
