import type { EnvironmentInjector } from '@angular/core';

import { createElement, documentProperty } from '../../page/document-property';
import type { SpinnerSettings } from '../spinner-settings';
import { messageList } from './message-list';
import { ANCHOR_CSS, OVERLAY_CSS } from './styles';
import { templateOf } from './template';

/** Must match the style sheet. */
const FADE_TIME = 120;
const MOTION = '(prefers-reduced-motion: no-preference)';

/** Covers a host with the ring and the messages, as text. */
export interface Overlay {
  readonly element: HTMLElement;
  setMessages(messages: readonly string[]): void;
  /** Measures whether new messages fit. @returns a function that hides those that do not. */
  fit(): (() => void) | undefined;
  remove(): void;
}

/** An overlay with its place in the document. */
export interface PlacedOverlay {
  readonly overlay: Overlay;
  place(): void;
  /** Measures its position. @returns a function that moves it there. */
  measure(): (() => void) | undefined;
  /** Makes the host usable again. */
  free(): void;
  /** Restores the host. */
  remove(): void;
}

/** Creates overlays that share style sheets and a template. */
export interface OverlayFactory {
  /**
   * Creates an overlay that is not in the document yet.
   *
   * @param scrolls whether it covers scrolling content, only part of which is visible.
   */
  create(scrolls?: boolean): Overlay;
  /** Adds the anchor styles to the root of a host. */
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
    // Screen readers use the live region instead.
    element.setAttribute('aria-hidden', 'true');
    // A click would bubble to handlers of the host, and focus a focusable ancestor.
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

/** Adds a style sheet to each root once. Constructed style sheets need neither a nonce nor a node. */
function adopter(css: string): (root: Node) => void {
  let sheet: CSSStyleSheet | undefined;
  return (root) => {
    const { adoptedStyleSheets } = root as Partial<DocumentOrShadowRoot>;
    if (!adoptedStyleSheets) return;
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  };
}

/** Sets custom properties that the style sheet of an overlay uses. */
export function setVariables(
  { element }: Overlay,
  variables: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(variables)) element.style.setProperty(name, value);
}

/** Fades overlays out, unless motion is reduced, and removes them. They block nothing in the meantime. */
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
