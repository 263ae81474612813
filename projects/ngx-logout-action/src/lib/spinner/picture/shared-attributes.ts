interface Hold {
  count: number;
  readonly authored: string | null;
}

/** State that all copies of the library on a page share, so that two apps do not undo each other's changes. */
interface SharedState {
  readonly holds: WeakMap<Element, Map<string, Hold>>;
  /** The elements that had the focus when they became inert, the latest one last. */
  readonly focused: HTMLElement[];
  /** The dialogs that were open when the focus was last removed. */
  dialogs: ReadonlySet<Element>;
}

const KEY = Symbol.for('ngx-logout-action.spinner');

export function sharedState(document: Document): SharedState {
  const holder = document as { [KEY]?: SharedState };
  return (holder[KEY] ??= { holds: new WeakMap(), focused: [], dialogs: new Set() });
}

/**
 * Sets an attribute until every holder has released it, and then restores its original value.
 *
 * @returns a function that releases this holder.
 */
export function holdAttribute(element: Element, name: string, value: string): () => void {
  const { holds } = sharedState(element.ownerDocument);
  const ofElement = holds.get(element) ?? new Map<string, Hold>();
  holds.set(element, ofElement);
  const authored = element.getAttribute(name);
  const hold = ofElement.get(name) ?? { count: 0, authored };
  ofElement.set(name, hold);
  hold.count++;
  if (authored !== value) element.setAttribute(name, value);
  return () => {
    if (--hold.count) return;
    ofElement.delete(name);
    if (hold.authored === null) element.removeAttribute(name);
    else if (hold.authored !== value) element.setAttribute(name, hold.authored);
  };
}
