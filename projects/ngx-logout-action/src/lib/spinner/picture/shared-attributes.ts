interface Hold {
  count: number;
  readonly authored: string | null;
}

/** What every copy of the library on one page shares, so that two apps do not undo each other's work. */
interface SharedState {
  readonly holds: WeakMap<Element, Map<string, Hold>>;
  /** What had the focus when it became inert, the latest last. */
  readonly focused: HTMLElement[];
  /** The dialogs that were open when the focus was last taken away. */
  dialogs: ReadonlySet<Element>;
}

const KEY = Symbol.for('ngx-logout-action.spinner');

export function sharedState(document: Document): SharedState {
  const holder = document as { [KEY]?: SharedState };
  return (holder[KEY] ??= { holds: new WeakMap(), focused: [], dialogs: new Set() });
}

/**
 * Sets an attribute until every holder has released it, and then restores the authored value.
 *
 * @returns the release of this holder.
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
