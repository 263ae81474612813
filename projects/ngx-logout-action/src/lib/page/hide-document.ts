import { documentProperty } from './document-property';

/** Hidden documents: how often each one is hidden, and how to reveal it. */
const hidden = new WeakMap<Document, { times: number; reveal: () => void }>();

/**
 * Hides everything in a document, dialogs and popovers included.
 *
 * @returns a function that shows the document again, unless another caller still hides it.
 * @hidden
 */
export function hideDocument(document: Document): () => void {
  const known = hidden.get(document);
  // The app may have removed the styles.
  const { display, visibility } = documentProperty(document, 'documentElement').style;
  const isHidden = display === 'none' && visibility === 'hidden';
  const state = known && isHidden ? known : { times: 0, reveal: hide(document) };
  hidden.set(document, state);
  state.times++;
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    if (--state.times) return;
    if (hidden.get(document) === state) hidden.delete(document);
    state.reveal();
  };
}

function hide(document: Document): () => void {
  const root = documentProperty(document, 'documentElement');
  const window = documentProperty(document, 'defaultView');
  const { scrollX = 0, scrollY = 0 } = window ?? {};
  const authored = ['display', 'visibility'].map((name) => ({
    name,
    value: root.style.getPropertyValue(name),
    priority: root.style.getPropertyPriority(name),
  }));
  // `visibility` alone would let descendants with `visibility: visible` show.
  root.style.setProperty('display', 'none', 'important');
  root.style.setProperty('visibility', 'hidden', 'important');
  return () => {
    for (const { name, value, priority } of authored) {
      root.style.setProperty(name, value, priority);
    }
    if (!root.getAttribute('style')) root.removeAttribute('style');
    // `display: none` has reset the scroll position.
    if (scrollX || scrollY) window?.scrollTo(scrollX, scrollY);
  };
}
