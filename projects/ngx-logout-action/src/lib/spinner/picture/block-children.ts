import { leaveInert } from './focus';
import { holdAttribute } from './shared-attributes';

/** Overlays and live regions stay usable, including those of other apps. */
const EXEMPT = 'logout-spinner-overlay, [data-logout-spinner-status]';

/**
 * Makes the children of a node inert, including later ones.
 *
 * @param except a child to skip.
 * @returns a function that undoes it.
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
