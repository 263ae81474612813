import {
  ApplicationRef,
  type ComponentRef,
  createComponent,
  EnvironmentInjector,
  inject,
} from '@angular/core';

import { ContentBlocker } from './content-blocker';
import { SPINNER_OPTIONS } from './spinner-options';
import { SpinnerOverlay, SpinnerRing } from './spinner-overlay';
import type { RunningTask } from './spinner-task';
import { StatusRegion } from './status-region';

const ANCHOR = 'data-logout-spinner-anchor';

/** What there is while something is shown, and nothing of it otherwise. */
interface Shown {
  readonly overlay: ComponentRef<SpinnerOverlay>;
  readonly content: ComponentRef<unknown>;
  readonly observer: MutationObserver;
  readonly blocked: Set<Element>;
  readonly authoredBusy: string | null;
}

/**
 * One host of a spinner context: lies an overlay over it while tasks are shown, and leaves it as it was.
 * An idle surface has neither a node nor a listener. Made in an injection context.
 */
export class SpinnerSurface {
  readonly #appRef = inject(ApplicationRef);
  readonly #injector = inject(EnvironmentInjector);
  readonly #component = inject(SPINNER_OPTIONS).component ?? SpinnerRing;
  readonly #blocker = inject(ContentBlocker);
  readonly #status = inject(StatusRegion);
  readonly #host: HTMLElement;
  #shown: Shown | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Shows these tasks, in this order; with none of them the host is as it was. */
  render(tasks: readonly RunningTask[]): void {
    if (!tasks.length) return this.#hide();
    this.#shown ??= this.#show();
    const { content } = this.#shown;
    const messages = tasks.flatMap(({ message }) => (message ? [message] : []));
    content.setInput('messages', messages);
    content.changeDetectorRef.detectChanges();
  }

  #show(): Shown {
    const host = this.#host;
    const environmentInjector = this.#injector;
    const content = createComponent(this.#component, { environmentInjector });
    const overlay = createComponent(SpinnerOverlay, {
      environmentInjector,
      projectableNodes: [[content.location.nativeElement as Node]],
    });
    this.#appRef.attachView(content.hostView);
    this.#appRef.attachView(overlay.hostView);
    overlay.changeDetectorRef.detectChanges();

    const shown: Shown = {
      overlay,
      content,
      blocked: new Set(),
      authoredBusy: host.getAttribute('aria-busy'),
      observer: new MutationObserver((changes) => this.#follow(changes)),
    };
    this.#shown = shown;
    host.setAttribute('aria-busy', 'true');
    // Asked of the browser, so that neither a style sheet nor an inline style of the host is overruled.
    if (getComputedStyle(host).position === 'static' && host !== host.ownerDocument.body) {
      host.setAttribute(ANCHOR, '');
    }
    for (const child of host.children) this.#block(child);
    host.append(overlay.location.nativeElement as Node);
    shown.observer.observe(host, { childList: true });
    return shown;
  }

  #hide(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = undefined;
    const host = this.#host;
    shown.observer.disconnect();
    shown.blocked.forEach((child) => this.#blocker.unblock(child));
    (shown.overlay.location.nativeElement as Element).remove();
    shown.overlay.destroy();
    shown.content.destroy();
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
    const exempt = node === shown?.overlay.location.nativeElement || this.#status.is(node);
    if (!shown || exempt || !(node instanceof Element) || shown.blocked.has(node)) return;
    shown.blocked.add(node);
    this.#blocker.block(node);
  }

  #unblock(node: Node): void {
    if (this.#shown?.blocked.delete(node as Element)) this.#blocker.unblock(node as Element);
  }
}
