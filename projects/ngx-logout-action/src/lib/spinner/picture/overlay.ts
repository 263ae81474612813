import type { EnvironmentInjector } from '@angular/core';

import type { SpinnerContent, SpinnerSettings } from '../spinner-settings';
import { SPINNER_CSS } from './styles';

const SVG = 'http://www.w3.org/2000/svg';

/** Makes overlays that look alike: one style sheet and one template for all of them. */
export class OverlaySkin {
  readonly #document: Document;
  readonly #content: (() => SpinnerContent) | undefined;
  readonly #template: DocumentFragment;
  #sheet: CSSStyleSheet | undefined;

  constructor(options: {
    document: Document;
    injector: EnvironmentInjector;
    settings: SpinnerSettings;
  }) {
    const { document, injector, settings } = options;
    this.#document = document;
    this.#content = settings.content?.bind(undefined, injector);
    this.#template = document.createDocumentFragment();
    this.#template.append(...this.#parts());
  }

  /** An overlay without a place yet. */
  create(): Overlay {
    const element = this.#document.createElement('logout-spinner-overlay');
    // Screen readers have the live region instead.
    element.setAttribute('aria-hidden', 'true');
    const root = element.attachShadow({ mode: 'open' });
    this.adopt(root);
    root.append(this.#template.cloneNode(true));
    return new Overlay(element, root, this.#content?.());
  }

  /** Constructed style sheets need neither a nonce nor a node, and reach into shadow roots. */
  adopt(root: DocumentOrShadowRoot): void {
    if (!('adoptedStyleSheets' in this.#document)) return;
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(SPINNER_CSS);
    }
    if (!root.adoptedStyleSheets.includes(this.#sheet)) root.adoptedStyleSheets.push(this.#sheet);
  }

  #parts(): Element[] {
    const plate = this.#document.createElement('div');
    plate.className = 'plate';
    const ring = this.#document.createElementNS(SVG, 'svg');
    ring.setAttribute('class', 'ring');
    ring.setAttribute('viewBox', '0 0 24 24');
    for (const name of ['track', 'arc']) {
      const circle = this.#document.createElementNS(SVG, 'circle');
      circle.setAttribute('class', name);
      circle.setAttribute('cx', '12');
      circle.setAttribute('cy', '12');
      circle.setAttribute('r', '10.5');
      ring.append(circle);
    }
    plate.append(ring, this.#document.createElement('slot'));
    return [plate];
  }
}

/** The element that covers a host: the ring, and below it the messages as text and nothing else. */
export class Overlay {
  readonly element: HTMLElement;
  readonly #content: SpinnerContent | undefined;
  #messages: string | undefined;

  constructor(element: HTMLElement, root: ShadowRoot, content: SpinnerContent | undefined) {
    this.element = element;
    this.#content = content;
    if (content) {
      root.replaceChildren(element.ownerDocument.createElement('slot'));
      element.append(content.element);
    }
  }

  setMessages(messages: readonly string[]): void {
    const key = JSON.stringify(messages);
    if (key === this.#messages) return;
    this.#messages = key;
    if (this.#content) {
      this.#content.setMessages(messages);
      return;
    }
    this.element.replaceChildren(
      ...messages.map((message) => {
        const row = this.element.ownerDocument.createElement('li');
        row.textContent = message;
        return row;
      }),
    );
  }

  remove(): void {
    this.element.remove();
    this.#content?.destroy();
  }
}
