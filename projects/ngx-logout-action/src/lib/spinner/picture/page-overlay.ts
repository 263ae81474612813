import { blockChildren } from './block-children';
import type { LiveRegion } from './live-region';
import { type OverlayFactory, type PlacedOverlay, setVariables } from './overlay';
import { surfaceOf } from './placement';
import { topmostModal, watchTopLayer } from './top-layer';

/** The overlay of the whole page: a popover, to be above any z-index, inside the topmost modal dialog, if one is open. */
export function pageOverlay(
  body: HTMLElement,
  factory: OverlayFactory,
  surfaces: Map<Element, string>,
  region: LiveRegion,
): PlacedOverlay {
  const document = body.ownerDocument;
  const surface = surfaceOf(body, surfaces);
  const overlay = factory.create();
  const { element } = overlay;
  let modal: HTMLElement | undefined;
  let unblock: (() => void) | undefined;
  let unwatch: (() => void) | undefined;

  /** Blocks the children of a dialog, like those of the body: an inert dialog would make the overlay inside it inert. */
  const block = () => {
    const undo = [blockChildren(body, modal), ...(modal ? [blockChildren(modal)] : [])];
    // Block first, so that what both block stays blocked.
    unblock?.();
    unblock = () => undo.forEach((each) => each());
  };

  /** Puts the overlay above everything that is open. */
  const raise = () => {
    const top = topmostModal(document);
    const parent = top ?? body;
    if (element.parentNode !== parent) parent.append(element);
    if (!unblock || top !== modal) {
      modal = top;
      block();
      region.prepare();
    }
    if (!('popover' in element)) return;
    element.hidePopover();
    element.showPopover();
  };

  return {
    overlay,
    place: () => {
      setVariables(overlay, { '--_page': surface });
      element.setAttribute('popover', 'manual');
      raise();
      unwatch = watchTopLayer(document, element, raise);
    },
    measure: () => undefined,
    free: () => {
      unwatch?.();
      unblock?.();
    },
    remove: () => overlay.remove(),
  };
}
