import { ɵdocumentProperty as documentProperty } from 'ngx-logout-action';

/**
 * Listens for activity of the user: one passive listener for each event, in the capturing phase, so that the app cannot
 * hide events.
 *
 * @param frames whether iframes of the same origin count, too.
 * @param onActivity is called for trusted events only.
 * @returns a function that ends this.
 */
export function listenForActivity(
  document: Document,
  events: readonly string[],
  frames: boolean,
  onActivity: (event: Event) => void,
): () => void {
  const options = { capture: true, passive: true };
  const listen = (event: Event) => {
    if (event.isTrusted) onActivity(event);
  };
  const add = (window: Window | null) => {
    for (const event of events) window?.addEventListener(event, listen, options);
  };
  const remove = (window: Window | null) => {
    for (const event of events) window?.removeEventListener(event, listen, options);
  };
  const window = documentProperty(document, 'defaultView');
  add(window);
  if (!frames) return () => remove(window);

  const frameElements = () =>
    Array.from(documentProperty(document, 'documentElement').querySelectorAll('iframe'));
  // Each document that an iframe loads has a new window, which needs its own listeners.
  const onLoad = ({ target }: Event) => {
    if (target instanceof HTMLIFrameElement) add(accessibleWindow(target));
  };
  // A `load` never reaches the window.
  documentProperty(document, 'addEventListener').call(document, 'load', onLoad, true);
  for (const frame of frameElements()) add(accessibleWindow(frame));
  return () => {
    remove(window);
    documentProperty(document, 'removeEventListener').call(document, 'load', onLoad, true);
    for (const frame of frameElements()) remove(accessibleWindow(frame));
  };
}

/** The window of an iframe, unless it is of another origin. */
function accessibleWindow(frame: HTMLIFrameElement): Window | null {
  return frame.contentDocument && frame.contentWindow;
}
