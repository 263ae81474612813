import { leaveInert } from './focus';
import { holdAttribute } from './shared-attributes';

/** Overlays and live regions, of other apps too, stay usable. */
const EXEMPT = 'logout-spinner-overlay, [data-logout-spinner-status]';

/**
 * Makes the children of a node inert, those added later too.
 *
 * @param except a child to leave alone.
 * @returns the function that undoes it.
 */
export function blockChildren(parent: ParentNode & Node, except?: Element): () => void {
  const blocked = new Map<Element, () => void>();
  const follow = () => {
    for (const [child, unblock] of blocked) {
      if (child.parentNode === parent) continue;
      unblock();
      blocked.delete(child);
    }
    for (const child of parent.children) {
      if (child === except || blocked.has(child) || child.matches(EXEMPT)) continue;
      blocked.set(child, holdAttribute(child, 'inert', ''));
    }
  };
  const observer = new MutationObserver(() => {
    follow();
    if (parent.ownerDocument) leaveInert(parent.ownerDocument);
  });
  follow();
  observer.observe(parent, { childList: true });
  return () => {
    observer.disconnect();
    for (const unblock of blocked.values()) unblock();
  };
}
