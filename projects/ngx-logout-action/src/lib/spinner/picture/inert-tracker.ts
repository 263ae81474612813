import { holdAttribute, sharedState } from './shared-attributes';

/** Overlays and live regions, of other apps too, stay usable. */
const EXEMPT = 'logout-spinner-overlay, [data-logout-spinner-status]';

const DIALOGS = 'dialog[open], [role=dialog], [role=alertdialog]';
const INITIAL = '[autofocus], [cdkFocusInitial]';
const FOCUSABLE = 'button, [href], input, select, textarea, [tabindex]';

/** Makes elements inert, restores them to the attribute, and gives the focus back if it is still free. */
export class InertTracker {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Makes an element inert. @returns the function that undoes it. */
  block(element: Element): () => void {
    this.#rememberFocus(element);
    return holdAttribute(element, 'inert', '');
  }

  /**
   * Makes the children of a node inert, those added later too.
   *
   * @param except a child to leave alone.
   * @returns the function that undoes it.
   */
  blockChildren(parent: ParentNode & Node, except?: Element): () => void {
    const blocked = new Map<Node, () => void>();
    const block = (node: Node) => {
      if (!(node instanceof Element) || node === except) return;
      if (blocked.has(node) || node.matches(EXEMPT)) return;
      blocked.set(node, this.block(node));
    };
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        for (const node of removedNodes) {
          if (node.parentNode === parent) continue;
          blocked.get(node)?.();
          blocked.delete(node);
        }
        for (const node of addedNodes) if (node.parentNode === parent) block(node);
      }
    });
    for (const child of parent.children) block(child);
    observer.observe(parent, { childList: true });
    return () => {
      observer.disconnect();
      for (const unblock of blocked.values()) unblock();
    };
  }

  /** Gives the focus back, unless something else has it or a dialog was opened meanwhile. */
  restoreFocus(): void {
    const { focused, dialogs } = sharedState(this.#document);
    const last = focused.at(-1);
    if (!last || isInert(last)) return;
    const candidates = focused.splice(0).reverse();
    // A dialog that opened inside inert content could not take focus on its own.
    const opened = this.#dialogs().filter((dialog) => !dialogs.has(dialog) && !isInert(dialog));
    for (const dialog of opened) {
      const inside = [INITIAL, FOCUSABLE].flatMap((selector) => [
        ...dialog.querySelectorAll<HTMLElement>(selector),
      ]);
      candidates.unshift(...inside, dialog);
    }
    for (const candidate of candidates) {
      if (!this.#isFree()) return;
      candidate.focus({ preventScroll: true });
    }
  }

  #isFree(): boolean {
    const { activeElement, body } = this.#document;
    return !activeElement || activeElement === body;
  }

  #rememberFocus(element: Element): void {
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    if (!activeElement || !element.contains(activeElement)) return;
    let focused = activeElement as HTMLElement;
    while (focused.shadowRoot?.activeElement) {
      focused = focused.shadowRoot.activeElement as HTMLElement;
    }
    const shared = sharedState(this.#document);
    shared.focused.push(focused);
    shared.dialogs = new Set(this.#dialogs());
    // Browsers blur an inert element only when they render next.
    focused.blur();
  }

  #dialogs(): HTMLElement[] {
    return [...this.#document.querySelectorAll<HTMLElement>(DIALOGS)];
  }
}

/** The parent across shadow boundaries. */
export function parentOf(node: Node): Element | null {
  return node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

function isInert(element: Element): boolean {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    if (node.hasAttribute('inert')) return true;
  }
  return false;
}
