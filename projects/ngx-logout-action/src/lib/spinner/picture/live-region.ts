import { createElement, documentProperty } from '../../page/document-property';
import { topmostModal } from './top-layer';

const MARK = 'data-logout-spinner-status';

/** Announces messages to screen readers: one polite region per page, which all apps on it share. */
export interface LiveRegion {
  /** Finds or creates the region. Screen readers announce only what changes in a region that exists already. */
  prepare(): Element;
  /** Replaces what is announced. The same message of several tasks is announced once. */
  say(messages: ReadonlySet<string>): void;
  /** Leaves the dialog that it was needed in. */
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
      // It may have gone with a dialog that was removed.
      region.append(...rows.values());
    }
    // Outside of an open modal dialog it would be inert.
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
  // Announces what is added, not the whole list again.
  region.setAttribute('aria-atomic', 'false');
  // The body is busy while the whole page waits; announcements must not wait with it.
  region.setAttribute('aria-busy', 'false');
  Object.assign(region.style, {
    // Absolute, it would make the document taller by its pixel.
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
