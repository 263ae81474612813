/**
 * Opens a shadow root with its own style sheet, isolated from the styles of the app in both directions.
 * `ViewEncapsulation.ShadowDom` would copy the component styles of the app into it.
 */
export function openShadow(host: HTMLElement, css: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css);
  return root;
}

/**
 * Adds styles to a document or a shadow root. A constructed sheet adds no node and needs no nonce under a
 * Content Security Policy.
 *
 * @returns a function that removes them.
 */
export function adoptStyles(root: Document | ShadowRoot, css: string): () => void {
  // DOM emulations for unit tests lack constructed style sheets.
  if (!('adoptedStyleSheets' in root)) return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
