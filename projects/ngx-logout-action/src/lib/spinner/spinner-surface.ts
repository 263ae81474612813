import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';

import { LOGOUT_CONFIG } from '../config';
import { ContentBlocker } from './content-blocker';
import { ringContent, type SpinnerContent } from './spinner-content';
import type { RunningTask } from './spinner-task';
import { StatusRegion } from './status-region';

const ANCHOR = 'data-logout-spinner-anchor';

/** What there is while something is shown, and nothing of it otherwise. */
interface Shown {
  readonly overlay: Element;
  readonly content: SpinnerContent;
  readonly observer: MutationObserver;
  readonly blocked: Set<Element>;
  readonly authoredBusy: string | null;
}

/**
 * One host of a spinner context: lies an overlay over it while tasks are shown, and leaves it as it was.
 * An idle surface has neither a node nor a listener. Made in an injection context.
 */
export class SpinnerSurface {
  readonly #injector = inject(EnvironmentInjector);
  readonly #content = inject(LOGOUT_CONFIG).spinner?.content ?? ringContent;
  readonly #blocker = inject(ContentBlocker);
  readonly #status = inject(StatusRegion);
  readonly #host: HTMLElement;
  #shown: Shown | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * Asks the browser what it has to, and changes nothing.
   *
   * @returns what shows these tasks, in this order; with none of them the host will be as it was.
   */
  prepare(tasks: readonly RunningTask[]): () => void {
    if (!tasks.length) return () => this.hide();
    const host = this.#host;
    // So that neither a style sheet nor an inline style of the host is overruled.
    const anchor =
      !this.#shown &&
      getComputedStyle(host).position === 'static' &&
      host !== host.ownerDocument.body;
    return () => {
      this.#shown ??= this.#show(anchor);
      this.#shown.content.show(tasks.flatMap(({ message }) => message || []));
    };
  }

  #show(anchor: boolean): Shown {
    const host = this.#host;
    const content = runInInjectionContext(this.#injector, () => this.#content(host.ownerDocument));
    const overlay = host.ownerDocument.createElement('logout-spinner-overlay');
    // For the eye only: the status region does the talking.
    overlay.setAttribute('aria-hidden', 'true');
    overlay.append(content.element);

    const shown: Shown = {
      overlay,
      content,
      blocked: new Set(),
      authoredBusy: host.getAttribute('aria-busy'),
      observer: new MutationObserver((changes) => this.#follow(changes)),
    };
    this.#shown = shown;
    host.setAttribute('aria-busy', 'true');
    if (anchor) host.setAttribute(ANCHOR, '');
    for (const child of host.children) this.#block(child);
    host.append(overlay);
    shown.observer.observe(host, { childList: true });
    return shown;
  }

  /** Leaves the host as it was. */
  hide(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = undefined;
    const host = this.#host;
    shown.observer.disconnect();
    shown.blocked.forEach((child) => this.#blocker.unblock(child));
    shown.overlay.remove();
    shown.content.destroy?.();
    host.removeAttribute(ANCHOR);
    if (shown.authoredBusy === null) host.removeAttribute('aria-busy');
    else host.setAttribute('aria-busy', shown.authoredBusy);
    this.#blocker.restoreFocus();
  }

  /** Children come and go while something is shown. */
  #follow(changes: readonly MutationRecord[]): void {
    for (const { addedNodes, removedNodes } of changes) {
      removedNodes.forEach((node) => this.#unblock(node));
      addedNodes.forEach((node) => node.parentNode === this.#host && this.#block(node));
    }
  }

  #block(node: Node): void {
    const shown = this.#shown;
    const exempt = node === shown?.overlay || this.#status.is(node);
    if (!shown || exempt || !(node instanceof Element) || shown.blocked.has(node)) return;
    shown.blocked.add(node);
    this.#blocker.block(node);
  }

  #unblock(node: Node): void {
    if (this.#shown?.blocked.delete(node as Element)) this.#blocker.unblock(node as Element);
  }
}
