/** More rows than these are counted instead of shown. */
const MOST_ROWS = 3;

/** Messages below or beside the ring; the style sheet decides which by the size of the overlay. */
export interface MessageList {
  setMessages(messages: readonly string[]): void;
  /** Asks whether new messages have room. @returns what hides one that is cut beside the ring. */
  fit(): (() => void) | undefined;
}

/** @param plate the part of the overlay that has the ring. */
export function messageList(overlay: Element, plate: Node): MessageList {
  const { ownerDocument } = overlay;
  let more: Element | undefined;
  let isNew = false;

  const setMessages = (messages: readonly string[]) => {
    const count = messages.length;
    const visible = count > MOST_ROWS ? MOST_ROWS - 1 : count;
    const rows = messages.map((message, index) => {
      const row = ownerDocument.createElement('li');
      row.textContent = message;
      // An ellipsis belongs at the end of the text, whatever the direction of the page is.
      row.dir = 'auto';
      row.hidden = index >= visible;
      return row;
    });
    overlay.replaceChildren(...rows);
    overlay.setAttribute('data-rows', count > 1 ? 'many' : count ? 'one' : 'none');
    overlay.removeAttribute('data-cut');
    isNew = true;
    if (count < 2) return;
    if (!more) {
      more = ownerDocument.createElement('div');
      more.className = 'more';
      plate.appendChild(more);
    }
    more.setAttribute('data-below', count > visible ? rest(count - visible) : '');
    // Beside the ring is only the first row.
    more.setAttribute('data-beside', rest(count - 1));
  };

  const rest = (count: number) => {
    const { lang } = ownerDocument.documentElement;
    return !lang || lang.startsWith('en') ? `and ${count} more` : `+${count}`;
  };

  const fit = () => {
    const row = overlay.firstElementChild;
    const isCut = isNew && row && row.scrollWidth > row.clientWidth;
    isNew = false;
    return isCut ? () => overlay.setAttribute('data-cut', '') : undefined;
  };

  return { setMessages, fit };
}
