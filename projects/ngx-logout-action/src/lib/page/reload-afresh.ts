import { documentProperty } from './document-property';

/** Clears the state of the history entry, which may be private and would survive a reload. */
export function dropState(document: Document, url = document.location.href): void {
  documentProperty(document, 'defaultView')?.history.replaceState(null, '', url);
}

/** Reloads the document without the state of its history entry. */
export function reloadAfresh(document: Document): void {
  dropState(document);
  document.location.reload();
}
