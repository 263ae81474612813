/**
 * The modal dialog that makes everything else in the document inert. Only something inside of it can be clicked, so
 * that is where an overlay for the whole page has to be.
 */
export function topmostModal(document: Document): HTMLElement | undefined {
  const modals = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].filter(isModal);
  if (!modals.length) return undefined;
  // Its backdrop takes every hit, unless styles say otherwise.
  const hit = document.elementFromPoint(1, 1)?.closest<HTMLDialogElement>('dialog[open]');
  return hit && isModal(hit) ? hit : modals.at(-1);
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
    if (!overlay.isConnected || changes.some(({ type }) => type === 'attributes')) raise();
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['open'] });
  // Popovers change no attribute; their event does not bubble, but it is captured.
  document.addEventListener('toggle', onToggle, true);
  return () => {
    observer.disconnect();
    document.removeEventListener('toggle', onToggle, true);
  };
}

function isModal(dialog: Element): boolean {
  return dialog.matches(':modal');
}
