import type { EnvironmentInjector } from '@angular/core';

import type { SpinnerContent, SpinnerSettings } from '../spinner-settings';
import { FitObserver, MessageList } from './message-list';
import { SPINNER_CSS } from './styles';

const FADE = { opacity: [1, 0] };
const FADE_TIME = { duration: 120, fill: 'forwards' } as const;
const REDUCED = '(prefers-reduced-motion: reduce)';

/** Makes overlays that look alike: one style sheet, one template, and one observer for all of them. */
export class OverlaySkin {
  readonly #document: Document;
  readonly #content: (() => SpinnerContent) | undefined;
  readonly #template: DocumentFragment;
  readonly #observer = new FitObserver();
  readonly #warned = new WeakSet<Element>();
  #sheet: CSSStyleSheet | undefined;

  constructor(options: {
    document: Document;
    injector: EnvironmentInjector;
    settings: SpinnerSettings;
  }) {
    const { document, injector, settings } = options;
    this.#document = document;
    this.#content = settings.content?.bind(undefined, injector);
    this.#template = templateOf(document);
  }

  /** An overlay without a place yet. */
  create(): Overlay {
    const element = this.#document.createElement('logout-spinner-overlay');
    // Screen readers have the live region instead.
    element.setAttribute('aria-hidden', 'true');
    // A click would bubble to handlers of the host, and move the focus to a focusable ancestor.
    element.addEventListener('click', stopPropagation);
    element.addEventListener('mousedown', preventDefault);
    const root = element.attachShadow({ mode: 'open' });
    this.adopt(root);
    root.append(this.#template.cloneNode(true));
    if (!this.#content) {
      return new Overlay(element, new MessageList(element, root, this.#observer));
    }
    const content = this.#content();
    root.querySelector('.view')?.replaceChildren(this.#document.createElement('slot'));
    element.append(content.element);
    return new Overlay(element, content);
  }

  /** Constructed style sheets need neither a nonce nor a node, and reach into shadow roots. */
  adopt(root: Node): void {
    const scope = root as Document | ShadowRoot;
    if (!('adoptedStyleSheets' in scope)) return;
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(SPINNER_CSS);
    }
    const sheets = scope.adoptedStyleSheets;
    if (!sheets.includes(this.#sheet)) scope.adoptedStyleSheets = [...sheets, this.#sheet];
  }

  warnOnce(host: Element, text: string): void {
    if (this.#warned.has(host)) return;
    this.#warned.add(host);
    console.warn(text);
  }
}

/** The element that covers a host: the ring, and with it the messages as text and nothing else. */
export class Overlay {
  readonly element: HTMLElement;
  readonly #content: SpinnerContent;
  #messages: string | undefined;
  #left = 0;
  #top = 0;

  constructor(element: HTMLElement, content: SpinnerContent) {
    this.element = element;
    this.#content = content;
  }

  setMessages(messages: readonly string[]): void {
    const key = JSON.stringify(messages);
    if (key === this.#messages) return;
    this.#messages = key;
    this.#content.setMessages(messages);
  }

  setVariables(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) {
      this.element.style.setProperty(name, value);
    }
  }

  /** Moves it from where it is, wherever its containing block may begin. */
  moveBy(x: number, y: number, width: number, height: number): void {
    this.#left += x;
    this.#top += y;
    this.setVariables({
      '--_left': `${this.#left}px`,
      '--_top': `${this.#top}px`,
      '--_width': `${width}px`,
      '--_height': `${height}px`,
    });
  }

  /** Fades out, unless motion is reduced, and is gone. Nothing is blocked by it meanwhile. */
  remove(done?: () => void): void {
    const end = () => {
      this.element.remove();
      this.#content.destroy();
      done?.();
    };
    if (!this.#canFade()) {
      end();
      return;
    }
    this.element.setAttribute('data-leaving', '');
    const animation = this.element.animate(FADE, FADE_TIME);
    animation.onfinish = animation.oncancel = end;
  }

  #canFade(): boolean {
    const { isConnected, ownerDocument } = this.element;
    const view = ownerDocument.defaultView;
    return isConnected && 'animate' in this.element && !!view && !view.matchMedia(REDUCED).matches;
  }
}

function stopPropagation(event: Event): void {
  event.stopPropagation();
}

function preventDefault(event: Event): void {
  event.preventDefault();
}

function templateOf(document: Document): DocumentFragment {
  const template = document.createDocumentFragment();
  const add = (parent: Node, name: string, namespace = 'http://www.w3.org/1999/xhtml') => {
    const [tag = '', className = ''] = name.split('.');
    const element = document.createElementNS(namespace, tag);
    if (className) element.setAttribute('class', className);
    parent.appendChild(element);
    return element;
  };
  add(template, 'div.back');
  const plate = add(add(template, 'div.view'), 'div.plate');
  const svg = 'http://www.w3.org/2000/svg';
  const ring = add(plate, 'svg.ring', svg);
  ring.setAttribute('viewBox', '-12 -12 24 24');
  for (const name of ['circle.track', 'circle.arc']) add(ring, name, svg).setAttribute('r', '10.5');
  const rows = add(plate, 'div.rows');
  add(rows, 'slot');
  add(rows, 'div.more');
  return template;
}
