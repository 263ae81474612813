import type { EnvironmentInjector } from '@angular/core';

import { createElement, documentProperty } from '../../page/document-property';
import type { SpinnerSettings } from '../spinner-settings';
import { messageList } from './message-list';
import { ANCHOR_CSS, OVERLAY_CSS } from './styles';
import { templateOf } from './template';

/** As in the style sheet. */
const FADE_TIME = 120;
const MOTION = '(prefers-reduced-motion: no-preference)';

/** The element that covers a host: the ring, and with it the messages as text and nothing else. */
export interface Overlay {
  readonly element: HTMLElement;
  setMessages(messages: readonly string[]): void;
  /** Asks whether new messages have room. @returns what takes away those that do not. */
  fit(): (() => void) | undefined;
  remove(): void;
}

/** An overlay with its place in the document. */
export interface PlacedOverlay {
  readonly overlay: Overlay;
  place(): void;
  /** Asks where it has to be. @returns what moves it there. */
  measure(): (() => void) | undefined;
  /** Leaves the host usable. */
  free(): void;
  /** Leaves the host as it was. */
  remove(): void;
}

/** Makes overlays that share style sheets and a template. */
export interface OverlayFactory {
  /**
   * An overlay without a place yet.
   *
   * @param scrolls whether it covers content that scrolls, of which only a part is visible.
   */
  create(scrolls?: boolean): Overlay;
  /** Lets the styles of anchors reach a host. */
  adopt(root: Node): void;
}

export function overlayFactory(options: {
  document: Document;
  injector: EnvironmentInjector;
  settings: SpinnerSettings;
}): OverlayFactory {
  const { document, injector, settings } = options;
  const template = templateOf(document);
  const adoptOverlay = adopter(OVERLAY_CSS);

  const create = (scrolls = false) => {
    const element = createElement(document, 'logout-spinner-overlay');
    // Screen readers have the live region instead.
    element.setAttribute('aria-hidden', 'true');
    // A click would bubble to handlers of the host, and move the focus to a focusable ancestor.
    element.addEventListener('click', stopPropagation);
    element.addEventListener('mousedown', preventDefault);
    const root = element.attachShadow({ mode: 'open' });
    adoptOverlay(root);
    const custom = settings.content?.(injector);
    if (custom) element.append(custom.element);
    const content = custom ? createElement(document, 'slot') : template.cloneNode(true);
    if (scrolls) {
      const view = createElement(document, 'div');
      view.className = 'view';
      view.append(content);
      root.append(view);
    } else root.append(content);
    const list = custom ? undefined : messageList(element, content);
    let shown: string | undefined;
    return {
      element,
      setMessages: (messages: readonly string[]) => {
        const text = JSON.stringify(messages);
        if (text === shown) return;
        shown = text;
        (custom ?? list)?.setMessages(messages);
      },
      fit: () => list?.fit(),
      remove: () => {
        element.remove();
        custom?.destroy();
      },
    };
  };

  return { adopt: adopter(ANCHOR_CSS), create };
}

/** Adds a style sheet to the roots it is given, once. Constructed style sheets need neither a nonce nor a node. */
function adopter(css: string): (root: Node) => void {
  let sheet: CSSStyleSheet | undefined;
  return (root) => {
    const { adoptedStyleSheets } = root as Partial<DocumentOrShadowRoot>;
    if (!adoptedStyleSheets) return;
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  };
}

/** Sets custom properties of an overlay, which its style sheet reads. */
export function setVariables(
  { element }: Overlay,
  variables: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(variables)) element.style.setProperty(name, value);
}

/** Fades overlays out, unless motion is reduced, and removes them. Nothing is blocked by them meanwhile. */
export function fadeOut(document: Document, overlays: readonly PlacedOverlay[]): void {
  for (const { overlay } of overlays) overlay.element.setAttribute('data-leaving', '');
  const window = documentProperty(document, 'defaultView');
  const remove = () => overlays.forEach((each) => each.remove());
  // Test environments have no media queries.
  const fades = window && 'matchMedia' in window && window.matchMedia(MOTION).matches;
  if (fades) setTimeout(remove, FADE_TIME);
  else remove();
}

function stopPropagation(event: Event): void {
  event.stopPropagation();
}

function preventDefault(event: Event): void {
  event.preventDefault();
}
