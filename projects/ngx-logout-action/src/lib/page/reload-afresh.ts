import { documentProperty } from './document-property';

/** Empties the state of the history entry, which a reload would keep: what the app has there may be private. */
export function dropState(document: Document, url = document.location.href): void {
  documentProperty(document, 'defaultView')?.history.replaceState(null, '', url);
}

/** Loads the document again, without the state of its history entry. */
export function reloadAfresh(document: Document): void {
  dropState(document);
  document.location.reload();
}
