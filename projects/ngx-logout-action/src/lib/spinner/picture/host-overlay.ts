import { coded } from '../../action/errors';
import type { InertTracker } from './inert-tracker';
import type { Overlay, OverlaySkin } from './overlay';
import { boxOf, type Placement, placementOf, shapeOf } from './placement';
import { holdAttribute } from './shared-attributes';

const ANCHOR = 'data-logout-spinner-anchor';

/** The overlay of one host, from when it is first shown until the host is as it was. */
export class HostOverlay {
  readonly #host: HTMLElement;
  readonly #skin: OverlaySkin;
  readonly #inert: InertTracker;
  #overlay: Overlay | undefined;
  #placement: Placement | undefined;
  #unblock: (() => void) | undefined;
  #releaseAnchor: (() => void) | undefined;

  constructor(host: HTMLElement, skin: OverlaySkin, inert: InertTracker) {
    this.#host = host;
    this.#skin = skin;
    this.#inert = inert;
  }

  /** Asks the browser what it needs to know, and changes nothing. */
  read(surfaces: Map<Element, string>): void {
    if (this.#overlay) return;
    this.#placement = placementOf(this.#host, surfaces);
    if (ngDevMode && !this.#placement) this.#skin.warnOnce(this.#host, unsuitable(this.#host));
  }

  show(messages: readonly string[]): void {
    if (!this.#placement) return;
    this.#overlay ??= this.#place(this.#placement);
    this.#overlay.setMessages(messages);
  }

  /** Measures where an overlay outside its host has to be. @returns a function that moves it there. */
  measure(): (() => void) | undefined {
    const overlay = this.#overlay;
    if (!overlay || !this.#placement?.measured) return undefined;
    const box = boxOf(this.#host, this.#placement.whole);
    const { left, top } = overlay.element.getBoundingClientRect();
    const variables = shapeOf(this.#host, box);
    return () => {
      overlay.moveBy(box.x - left, box.y - top, box.width, box.height);
      overlay.setVariables(variables);
    };
  }

  /** Leaves the host as it was. */
  remove(): void {
    this.#unblock?.();
    if (this.#overlay) this.#overlay.remove(this.#releaseAnchor);
    else this.#releaseAnchor?.();
  }

  #place({ parent, whole, measured, isStatic, variables }: Placement): Overlay {
    const overlay = this.#skin.create();
    overlay.setVariables(variables);
    // Test harnesses look for the overlay of a context, which is not always inside of its host.
    overlay.element.dataset['context'] = this.#host.dataset['spinnerContext'] ?? '';
    if (measured) overlay.moveBy(0, 0, 0, 0);
    if (whole) {
      this.#unblock = this.#inert.block(this.#host);
    } else {
      this.#skin.adopt(this.#host.getRootNode());
      this.#releaseAnchor = holdAttribute(this.#host, ANCHOR, isStatic ? 'static' : '');
      this.#unblock = this.#inert.blockChildren(parent);
    }
    parent.append(overlay.element);
    return overlay;
  }
}

function unsuitable(host: HTMLElement): string {
  return coded(
    304,
    `<${host.localName}> cannot show a spinner, because it does not render its children or has no box of its own. ` +
      'Put [spinnerContext] on an element around it.',
  );
}
