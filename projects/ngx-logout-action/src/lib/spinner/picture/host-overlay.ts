import type { InertTracker } from './inert-tracker';
import type { Overlay, OverlaySkin } from './overlay';
import { holdAttribute } from './shared-attributes';

const ANCHOR = 'data-logout-spinner-anchor';

/** The overlay of one host, from when it is first shown until the host is as it was. */
export class HostOverlay {
  readonly #host: HTMLElement;
  readonly #skin: OverlaySkin;
  readonly #inert: InertTracker;
  readonly #undo: (() => void)[] = [];
  #overlay: Overlay | undefined;
  #anchor = '';

  constructor(host: HTMLElement, skin: OverlaySkin, inert: InertTracker) {
    this.#host = host;
    this.#skin = skin;
    this.#inert = inert;
  }

  /** Asks the browser what it needs to know, and changes nothing. */
  read(): void {
    if (this.#overlay || this.#host === this.#host.ownerDocument.body) return;
    this.#anchor = getComputedStyle(this.#host).position === 'static' ? 'static' : '';
  }

  show(messages: readonly string[]): void {
    this.#overlay ??= this.#place();
    this.#overlay.setMessages(messages);
  }

  /** Leaves the host as it was. */
  remove(): void {
    for (const undo of this.#undo) undo();
    this.#overlay?.remove();
  }

  #place(): Overlay {
    const host = this.#host;
    const root = host.shadowRoot ?? host;
    const overlay = this.#skin.create();
    this.#skin.adopt(host.getRootNode() as Document | ShadowRoot);
    this.#undo.push(holdAttribute(host, ANCHOR, this.#anchor), this.#inert.blockChildren(root));
    root.append(overlay.element);
    return overlay;
  }
}
