/** With more rows than this, the rest is only counted. */
const MOST_ROWS = 3;

/** Messages below or next to the ring. The style sheet chooses by the size of the overlay. */
export interface MessageList {
  setMessages(messages: readonly string[]): void;
  /** Measures whether new messages fit. @returns a function that hides a message cut off next to the ring. */
  fit(): (() => void) | undefined;
}

/** @param plate the part of the overlay that contains the ring. */
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
      // Puts an ellipsis at the end of the text, regardless of the direction of the page.
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
    // Next to the ring, only the first row is shown.
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
