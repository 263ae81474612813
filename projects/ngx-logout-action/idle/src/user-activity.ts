import { ɵdocumentProperty as documentProperty } from 'ngx-logout-action';

/**
 * Listens for user activity with one passive listener per event. It listens in the capturing phase, so that the app cannot hide
 * events.
 *
 * @param frames whether events in same-origin iframes count.
 * @param onActivity is called for trusted events only.
 * @returns a function that removes the listeners.
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
  const add = (window: Window | null) => each(window, 'addEventListener');
  const remove = (window: Window | null) => each(window, 'removeEventListener');
  const each = (window: Window | null, method: Method) => {
    for (const event of events) {
      if (window) pastZone(window, method, event, listen, options);
    }
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
  // `load` events do not bubble to the window, so listen on the document.
  documentProperty(document, 'addEventListener').call(document, 'load', onLoad, true);
  for (const frame of frameElements()) add(accessibleWindow(frame));
  return () => {
    remove(window);
    documentProperty(document, 'removeEventListener').call(document, 'load', onLoad, true);
    for (const frame of frameElements()) remove(accessibleWindow(frame));
  };
}

type Method = 'addEventListener' | 'removeEventListener';

/** Calls the native method, because zone.js costs ten times as much per event as the listener itself. */
function pastZone(window: Window, method: Method, ...parameters: Parameters<Window[Method]>): void {
  const { Zone } = globalThis as { Zone?: { __symbol__: (name: string) => string } };
  const methods = window as unknown as Record<string, Window[Method] | undefined>;
  const call = methods[Zone?.__symbol__(method) ?? method] ?? methods[method];
  call?.apply(window, parameters);
}

/**
 * Listens for the first event after sleep, a frozen tab, or the back/forward cache.
 *
 * @returns a function that removes the listeners.
 */
export function listenForReturn(window: Window, onReturn: () => void): () => void {
  const each = (method: Method) => {
    for (const event of ['focus', 'online', 'pageshow']) window[method](event, onReturn);
    // These two fire on the document.
    for (const event of ['visibilitychange', 'resume']) window[method](event, onReturn, true);
  };
  each('addEventListener');
  return () => each('removeEventListener');
}

/** The window of an iframe, or `null` if it is of another origin. */
function accessibleWindow(frame: HTMLIFrameElement): Window | null {
  return frame.contentDocument && frame.contentWindow;
}
