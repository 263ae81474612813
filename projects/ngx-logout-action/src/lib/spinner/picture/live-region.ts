import { createElement, documentProperty } from '../../page/document-property';
import { topmostModal } from './top-layer';

const MARK = 'data-logout-spinner-status';

/** Announces messages to screen readers. All apps on a page share one polite region. */
export interface LiveRegion {
  /** Finds or creates the region. It must exist before its content changes, or screen readers do not announce the change. */
  prepare(): Element;
  /** Replaces the messages. The same message of several tasks is announced once. */
  say(messages: ReadonlySet<string>): void;
  /** Moves the region out of the dialog that it was needed in. */
  goHome(): void;
  destroy(): void;
}

export function liveRegion(document: Document): LiveRegion {
  const body = () => documentProperty(document, 'body');
  const rows = new Map<string, Element>();
  const find = () => documentProperty(document, 'documentElement').querySelector(`[${MARK}]`);

  const prepare = () => {
    let region = find();
    if (!region) {
      region = createRegion(document);
      // The region may have been removed with a dialog.
      region.append(...rows.values());
    }
    // Outside of an open modal dialog, it would be inert.
    const parent = topmostModal(document) ?? body();
    if (region.parentNode !== parent) parent.append(region);
    return region;
  };

  const say = (messages: ReadonlySet<string>) => {
    for (const [message, row] of rows) {
      if (messages.has(message)) continue;
      row.remove();
      rows.delete(message);
    }
    for (const message of messages) {
      if (!message || rows.has(message)) continue;
      const row = createElement(document, 'div');
      row.textContent = message;
      rows.set(message, row);
      prepare().append(row);
    }
  };

  const goHome = () => {
    const region = find();
    if (region && region.parentNode !== body()) body().append(region);
  };

  const destroy = () => {
    say(new Set());
    const region = find();
    if (!region?.hasChildNodes()) region?.remove();
  };

  return { prepare, say, goHome, destroy };
}

function createRegion(document: Document): Element {
  const region = createElement(document, 'div');
  region.setAttribute(MARK, '');
  region.setAttribute('role', 'status');
  // Announces only what is added, not the whole list.
  region.setAttribute('aria-atomic', 'false');
  // The body is busy while the whole page waits, but announcements must not wait.
  region.setAttribute('aria-busy', 'false');
  Object.assign(region.style, {
    // With `absolute`, it would make the document one pixel taller.
    position: 'fixed',
    top: '0',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  return region;
}
