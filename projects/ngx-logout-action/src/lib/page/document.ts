/**
 * Reads a property of the document past elements that shadow it: an `<img name="baseURI">` in user content would
 * otherwise answer for `document.baseURI`.
 */
export function documentProperty<K extends 'baseURI' | 'documentElement'>(
  document: Document,
  name: K,
): Document[K] {
  return Reflect.get(Document.prototype, name, document);
}
