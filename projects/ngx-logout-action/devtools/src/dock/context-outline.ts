/** Outlines spinner contexts on top of the page, without affecting its layout. Follows scrolling and resizing. */
export class ContextOutline {
  readonly #root: ShadowRoot;
  readonly #document: Document;
  #names: readonly string[] = [];
  readonly #boxes: HTMLElement[] = [];

  /** @param root where the outlines are drawn. */
  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#document = root.ownerDocument;
  }

  /** Outlines all elements of the named contexts, and nothing else. `'page'` is the whole page. */
  show(names: readonly string[]): void {
    if (names.join() === this.#names.join()) return;
    this.#names = names;
    const view = this.#document.defaultView;
    view?.removeEventListener('scroll', this.#draw, true);
    view?.removeEventListener('resize', this.#draw);
    if (names.length) {
      view?.addEventListener('scroll', this.#draw, true);
      view?.addEventListener('resize', this.#draw);
    }
    this.#draw();
  }

  /** Scrolls the first element of a context into view. */
  reveal(name: string): void {
    this.#hostsOf(name)[0]?.scrollIntoView({ block: 'nearest' });
  }

  readonly #draw = (): void => {
    for (const box of this.#boxes.splice(0)) box.remove();
    for (const name of this.#names) {
      if (name === 'page')
        this.#box(name, { top: 0, left: 0, right: innerWidth, bottom: innerHeight });
      else for (const host of this.#hostsOf(name)) this.#box(name, host.getBoundingClientRect());
    }
  };

  #hostsOf(name: string): HTMLElement[] {
    const hosts = this.#document.querySelectorAll<HTMLElement>('[data-spinner-context]');
    return [...hosts].filter((host) => host.dataset['spinnerContext'] === name);
  }

  #box(
    name: string,
    { top, left, right, bottom }: Pick<DOMRect, 'top' | 'left' | 'right' | 'bottom'>,
  ): void {
    const box = this.#document.createElement('div');
    box.className = 'outline';
    box.dataset['context'] = name;
    box.textContent = name;
    box.setAttribute('aria-hidden', 'true');
    Object.assign(box.style, {
      top: `${top}px`,
      left: `${left}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    });
    this.#root.append(box);
    this.#boxes.push(box);
  }
}
