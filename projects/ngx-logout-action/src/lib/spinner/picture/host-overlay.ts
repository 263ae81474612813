import { coded } from '../../action/errors';
import { blockChildren } from './block-children';
import { type OverlayFactory, type PlacedOverlay, setVariables } from './overlay';
import { boxOf, placementOf, shapeOf, shiftOf } from './placement';
import { holdAttribute } from './shared-attributes';

const warned = new WeakSet<Element>();

/**
 * Creates the overlay of an element.
 *
 * @param surfaces a cache of backgrounds, shared by the hosts of one drawing.
 * @returns `undefined` for a host that cannot show an overlay.
 */
export function hostOverlay(
  host: HTMLElement,
  factory: OverlayFactory,
  surfaces: Map<Element, string>,
): PlacedOverlay | undefined {
  const placement = placementOf(host, surfaces);
  if (!placement) {
    if (ngDevMode) warnOnce(host);
    return undefined;
  }
  const { parent, whole, measured, shifted, scrolls, isStatic, variables } = placement;
  const overlay = factory.create(scrolls);
  const { element } = overlay;
  let unblock: (() => void) | undefined;
  let releaseAnchor: (() => void) | undefined;
  let left = 0;
  let top = 0;

  const place = () => {
    setVariables(overlay, variables);
    // Test harnesses search for the overlay of a context, which may be outside of its host.
    element.dataset['context'] = host.dataset['spinnerContext'] ?? '';
    element.toggleAttribute('data-shifted', shifted);
    if (measured) setVariables(overlay, { '--_width': '0', '--_height': '0' });
    factory.adopt(host.getRootNode());
    // An inert host is not the containing block, but nothing in it may appear above the overlay.
    const anchor = isStatic && !whole ? 'static' : '';
    releaseAnchor = holdAttribute(host, 'data-logout-spinner-anchor', anchor);
    parent.append(element);
    unblock = whole ? holdAttribute(host, 'inert', '') : blockChildren(parent);
  };

  /** Moves the overlay to its host, wherever its containing block begins. */
  const measure = () => {
    if (shifted) {
      const shift = `${shiftOf(host)}px`;
      return () => setVariables(overlay, { '--_shift': shift });
    }
    if (!measured) return undefined;
    const box = boxOf(host, whole);
    const from = element.getBoundingClientRect();
    const shape = shapeOf(host, box);
    left += box.x - from.left;
    top += box.y - from.top;
    return () =>
      setVariables(overlay, {
        '--_left': `${left}px`,
        '--_top': `${top}px`,
        '--_width': `${box.width}px`,
        '--_height': `${box.height}px`,
        ...shape,
      });
  };

  return {
    overlay,
    place,
    measure,
    free: () => unblock?.(),
    remove: () => {
      overlay.remove();
      releaseAnchor?.();
    },
  };
}

function warnOnce(host: Element): void {
  if (warned.has(host)) return;
  warned.add(host);
  console.warn(
    coded(
      304,
      `<${host.localName}> cannot show a spinner, because it does not render its children or has no box. ` +
        'Put [spinnerContext] on an element around it.',
    ),
  );
}
