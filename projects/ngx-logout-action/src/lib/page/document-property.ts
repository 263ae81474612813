/**
 * Reads a property of the document even if an element shadows it: an `<img name="defaultView">` in user content would
 * otherwise replace `document.defaultView` (HTML Standard, "named access on the document"). Only `location` cannot be
 * shadowed.
 * @hidden
 */
export function documentProperty<K extends keyof Document>(
  document: Document,
  name: K,
): Document[K] {
  // eslint-disable-next-line no-restricted-syntax -- Checked below: anything but a string is read from the prototype.
  const value = document[name];
  if (typeof value === 'string') return value;
  // A server may have no such class.
  const { Document: Class } = globalThis as Partial<typeof globalThis>;
  return Class ? Reflect.get(Class.prototype, name, document) : value;
}

/**
 * Creates an element even if an element of the page is named `createElement`.
 * @hidden
 */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
): HTMLElementTagNameMap[K];
export function createElement(document: Document, tag: string): HTMLElement;
export function createElement(document: Document, tag: string): HTMLElement {
  return documentProperty(document, 'createElement').call(document, tag);
}
