import { documentProperty } from '../../page/document-property';
import { sharedState } from './shared-attributes';

const DIALOGS = 'dialog[open], [role=dialog], [role=alertdialog]';
const INITIAL = '[autofocus], [cdkFocusInitial]';
const FOCUSABLE = 'button, [href], input, select, textarea, [tabindex]';

/** The parent in the rendered tree, across slots and shadow boundaries. */
export function parentOf(node: Node): Element | null {
  const { assignedSlot, parentElement } = node as Element;
  return assignedSlot ?? parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** Blurs and remembers an inert element that has the focus. Browsers do this only with the next rendering. */
export function leaveInert(document: Document): void {
  let focused = documentProperty(document, 'activeElement') as HTMLElement | null;
  for (let inner = focused; inner; inner = inner.shadowRoot?.activeElement as typeof focused) {
    focused = inner;
  }
  if (!focused || !isInert(focused)) return;
  const shared = sharedState(document);
  shared.focused.push(focused);
  shared.dialogs = new Set(dialogsIn(document));
  focused.blur();
}

/** Restores the focus, unless another element has it or a dialog has opened. */
export function restoreFocus(document: Document): void {
  const { focused, dialogs } = sharedState(document);
  const last = focused.at(-1);
  if (!last || isInert(last)) return;
  const candidates = focused.splice(0).reverse();
  // A dialog that opened in inert content could not get the focus then.
  for (const dialog of dialogsIn(document)) {
    if (dialogs.has(dialog) || isInert(dialog)) continue;
    const inside = [INITIAL, FOCUSABLE].flatMap((selector) => [
      ...dialog.querySelectorAll<HTMLElement>(selector),
    ]);
    candidates.unshift(...inside, dialog);
  }
  for (const candidate of candidates) {
    const active = documentProperty(document, 'activeElement');
    if (active && active !== documentProperty(document, 'body')) return;
    candidate.focus({ preventScroll: true });
  }
}

function dialogsIn(document: Document): HTMLElement[] {
  return [...documentProperty(document, 'documentElement').querySelectorAll<HTMLElement>(DIALOGS)];
}

function isInert(element: Element): boolean {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    if (node.hasAttribute('inert')) return true;
  }
  return false;
}
