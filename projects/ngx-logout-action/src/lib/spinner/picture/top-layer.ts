import { documentProperty } from '../../page/document-property';

/** Dialogs of the library are in shadow roots. */
const DIALOGS = 'dialog[open], logout-dialog';

/**
 * The modal dialog that makes the rest of the document inert. An overlay for the whole page must be inside it, because
 * nothing else can be clicked.
 */
export function topmostModal(document: Document): HTMLElement | undefined {
  const root = documentProperty(document, 'documentElement');
  const modals = [...root.querySelectorAll<HTMLElement>(DIALOGS)].map(dialogOf).filter(isModal);
  if (!modals.length) return undefined;
  // Its backdrop is hit everywhere, unless styles prevent it.
  const hit = documentProperty(document, 'elementFromPoint').call(document, 1, 1);
  const host = hit?.closest<HTMLElement>(DIALOGS);
  const dialog = host && dialogOf(host);
  return dialog && isModal(dialog) ? dialog : modals.at(-1);
}

/** Calls `raise` when something may cover the overlay or has removed it. @returns a function that stops watching. */
export function watchTopLayer(document: Document, overlay: Element, raise: () => void): () => void {
  // Otherwise, the overlays of two apps would raise each other forever.
  const isForeign = (node: EventTarget | null) =>
    node instanceof Element && node.localName !== 'logout-spinner-overlay';
  const onToggle = (event: Event) => {
    if (isForeign(event.target)) raise();
  };
  const observer = new MutationObserver((changes) => {
    const isDialog = (node: Node) => node.nodeName === 'LOGOUT-DIALOG';
    const mayCover = ({ type, addedNodes }: MutationRecord) =>
      type === 'attributes' || [...addedNodes].some(isDialog);
    if (!overlay.isConnected || changes.some(mayCover)) raise();
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['open'] });
  // Opening a popover changes no attribute. Its event does not bubble, but can be captured.
  const window = documentProperty(document, 'defaultView');
  window?.addEventListener('toggle', onToggle, true);
  return () => {
    observer.disconnect();
    window?.removeEventListener('toggle', onToggle, true);
  };
}

function dialogOf(host: HTMLElement): HTMLElement {
  return host.shadowRoot?.querySelector('dialog') ?? host;
}

function isModal(dialog: Element): boolean {
  return dialog.matches(':modal');
}
