import { documentProperty } from './document-property';

/** Hidden documents: how often each is hidden, and what undoes it. */
const hidden = new WeakMap<Document, { times: number; reveal: () => void }>();

/**
 * Hides everything in a document, dialogs and popovers included.
 *
 * @returns a function that shows it again, unless it is hidden for another reason, too.
 * @hidden
 */
export function hideDocument(document: Document): () => void {
  const known = hidden.get(document);
  // The app may have taken the styles off.
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
    // Without a box, the document has lost its place.
    if (scrollX || scrollY) window?.scrollTo(scrollX, scrollY);
  };
}
