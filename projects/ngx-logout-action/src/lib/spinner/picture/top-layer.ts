import { documentProperty } from '../../page/document-property';

/** Those of the library are in shadow roots. */
const DIALOGS = 'dialog[open], logout-dialog';

/**
 * The modal dialog that makes everything else in the document inert. Only something inside of it can be clicked, so
 * that is where an overlay for the whole page has to be.
 */
export function topmostModal(document: Document): HTMLElement | undefined {
  const root = documentProperty(document, 'documentElement');
  const modals = [...root.querySelectorAll<HTMLElement>(DIALOGS)].map(dialogOf).filter(isModal);
  if (!modals.length) return undefined;
  // Its backdrop takes every hit, unless styles say otherwise.
  const hit = documentProperty(document, 'elementFromPoint').call(document, 1, 1);
  const host = hit?.closest<HTMLElement>(DIALOGS);
  const dialog = host && dialogOf(host);
  return dialog && isModal(dialog) ? dialog : modals.at(-1);
}

/** Calls back when something may have come above the overlay, or has taken it away. @returns what stops that. */
export function watchTopLayer(document: Document, overlay: Element, raise: () => void): () => void {
  // The overlays of two apps would keep raising each other forever.
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
  // Popovers change no attribute; their event does not bubble, but it is captured.
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
