import type { InertTracker } from './inert-tracker';
import type { LiveRegion } from './live-region';
import type { Overlay, OverlaySkin } from './overlay';
import { surfaceOf } from './placement';
import { topmostModal, watchTopLayer } from './top-layer';

/** The overlay of the whole page: a popover, so above any z-index, and inside the topmost modal dialog, if one is open. */
export class PageOverlay {
  readonly #document: Document;
  readonly #skin: OverlaySkin;
  readonly #inert: InertTracker;
  readonly #region: LiveRegion;
  #overlay: Overlay | undefined;
  #surface = '';
  #modal: HTMLElement | undefined;
  #unwatch: (() => void) | undefined;
  #unblock: (() => void) | undefined;

  constructor(document: Document, skin: OverlaySkin, inert: InertTracker, region: LiveRegion) {
    this.#document = document;
    this.#skin = skin;
    this.#inert = inert;
    this.#region = region;
  }

  /** Asks the browser what it needs to know, and changes nothing. */
  read(surfaces: Map<Element, string>): void {
    if (!this.#overlay) this.#surface = surfaceOf(this.#document.body, surfaces);
  }

  show(messages: readonly string[]): void {
    if (!this.#overlay) {
      this.#overlay = this.#skin.create();
      this.#overlay.setVariables({ '--_surface': this.#surface });
      this.#overlay.element.setAttribute('popover', 'manual');
      this.#block();
      this.#raise();
      this.#unwatch = watchTopLayer(this.#document, this.#overlay.element, () => this.#raise());
    }
    this.#overlay.setMessages(messages);
  }

  measure(): undefined {
    return undefined;
  }

  remove(): void {
    this.#unwatch?.();
    this.#unblock?.();
    this.#overlay?.remove();
  }

  /** Puts the overlay above everything that is open now. */
  #raise(): void {
    const element = this.#overlay?.element;
    if (!element) return;
    const modal = topmostModal(this.#document);
    const parent = modal ?? this.#document.body;
    if (modal !== this.#modal) {
      this.#modal = modal;
      this.#block();
      this.#region.prepare();
    }
    if (element.parentNode !== parent) parent.append(element);
    if (!('popover' in element)) return;
    element.hidePopover();
    element.showPopover();
  }

  /** An inert dialog would make the overlay inside of it inert, so its children are, like those of the body. */
  #block(): void {
    const modal = this.#modal;
    const undo = [this.#inert.blockChildren(this.#document.body, modal)];
    if (modal) undo.push(this.#inert.blockChildren(modal));
    // What both block stays blocked.
    this.#unblock?.();
    this.#unblock = () => undo.forEach((unblock) => unblock());
  }
}
