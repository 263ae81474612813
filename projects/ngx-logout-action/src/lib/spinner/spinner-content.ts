/** What stands in an overlay. */
export interface SpinnerContent {
  readonly element: Node;
  show(messages: readonly string[]): void;
  destroy?(): void;
}

/** The ring, and the messages below it as a list: text and nothing else. */
export function ringContent(document: Document): SpinnerContent {
  const element = document.createElement('div');
  const ring = document.createElement('div');
  const list = document.createElement('ul');
  ring.className = 'ring';
  element.append(ring);
  return {
    element,
    show: (messages) => {
      list.replaceChildren(
        ...messages.map((message) => {
          const row = document.createElement('li');
          row.textContent = message;
          return row;
        }),
      );
      if (messages.length) element.append(list);
      else list.remove();
    },
  };
}
