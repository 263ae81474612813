interface Hold {
  count: number;
  /** Gives the attribute back to the app. */
  readonly end: () => void;
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
 * Holds an attribute until every holder has released it. Meanwhile, changes of the app do not show; at the end, it gets the
 * last value that the app has set.
 *
 * @returns a function that releases this holder.
 */
export function holdAttribute(element: Element, name: string, value: string): () => void {
  const { holds } = sharedState(element.ownerDocument);
  const ofElement = holds.get(element) ?? new Map<string, Hold>();
  holds.set(element, ofElement);
  const hold = ofElement.get(name) ?? beginHold(element, name, value);
  ofElement.set(name, hold);
  hold.count++;
  return () => {
    if (--hold.count) return;
    ofElement.delete(name);
    hold.end();
  };
}

function beginHold(element: Element, name: string, value: string): Hold {
  let authored: string | null;
  const take = () => {
    authored = element.getAttribute(name);
    if (authored !== value) element.setAttribute(name, value);
    observer.takeRecords();
  };
  const observer = new MutationObserver(take);
  take();
  observer.observe(element, { attributeFilter: [name] });
  return {
    count: 0,
    end: () => {
      if (observer.takeRecords().length) return observer.disconnect();
      observer.disconnect();
      if (authored === null) element.removeAttribute(name);
      else if (authored !== value) element.setAttribute(name, authored);
    },
  };
}
