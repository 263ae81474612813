import { documentProperty } from '../../page/document-property';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** The ring, and the container of the messages. Built without `innerHTML`, which Trusted Types forbid. */
export function templateOf(document: Document): Element {
  const make = (
    namespace: string,
    tag: string,
    attributes: Readonly<Record<string, string>>,
    ...children: readonly Element[]
  ) => {
    const element = documentProperty(document, 'createElementNS').call(document, namespace, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const arc = make(SVG, 'circle', { r: '10.5' });
  const ring = make(SVG, 'svg', { class: 'ring', viewBox: '-12 -12 24 24' }, arc);
  return make(HTML, 'div', { class: 'plate' }, ring, make(HTML, 'slot', {}));
}
