import type { SpinnerContent } from '../spinner-settings';

/** More rows than these are counted instead of shown. */
const MOST_ROWS = 5;

/** Calls lists back to fit into their overlays: all questions first, then all changes. */
export class FitObserver {
  readonly #lists = new WeakMap<Element, MessageList>();
  readonly #observer =
    typeof ResizeObserver === 'undefined'
      ? undefined
      : new ResizeObserver((entries) => {
          const fits = entries.flatMap(({ target }) => this.#lists.get(target)?.measure() ?? []);
          fits.forEach((fit) => fit());
        });

  /** Calls back before the next paint, with the layout done, and whenever the size changes. */
  watch(view: Element, list: MessageList): void {
    this.#lists.set(view, list);
    this.#observer?.unobserve(view);
    this.#observer?.observe(view);
  }

  unwatch(view: Element): void {
    this.#observer?.unobserve(view);
  }
}

/** The messages beside or below the ring: as many as fit, and how many more there are. */
export class MessageList implements SpinnerContent {
  readonly element: HTMLElement;
  readonly #observer: FitObserver;
  readonly #view: HTMLElement;
  readonly #plate: HTMLElement;
  readonly #ring: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLElement;
  #rows: readonly HTMLElement[] = [];

  constructor(element: HTMLElement, root: ShadowRoot, observer: FitObserver) {
    const part = (name: string) => root.querySelector<HTMLElement>(`.${name}`) ?? element;
    this.element = element;
    this.#observer = observer;
    this.#view = part('view');
    this.#plate = part('plate');
    this.#ring = part('ring');
    this.#list = part('rows');
    this.#more = part('more');
  }

  setMessages(messages: readonly string[]): void {
    this.#rows = messages.map((message) => {
      const row = this.element.ownerDocument.createElement('li');
      row.textContent = message;
      return row;
    });
    this.element.replaceChildren(...this.#rows);
    this.#show(messages.length);
    this.#observer.watch(this.#view, this);
  }

  destroy(): void {
    this.#observer.unwatch(this.#view);
  }

  /** Changes nothing. @returns what makes the list fit. */
  measure(): (() => void) | undefined {
    const count = this.#rows.length;
    const first = this.#rows[0];
    const line = first?.offsetHeight;
    if (!line) return undefined;
    const { clientWidth, clientHeight } = this.#view;
    if (getComputedStyle(this.#plate).flexDirection === 'row') {
      const around = this.#ring.getBoundingClientRect().width + line;
      // Beside the ring, a message is shown as a whole or not at all.
      const fits = first.scrollWidth + around + (count > 1 ? 4 * line : 0) <= clientWidth;
      return () => this.#show(fits ? 1 : 0);
    }
    const listed = this.#list.classList.contains('unfit') ? 0 : this.#list.offsetHeight;
    const room = Math.floor((clientHeight - this.#plate.offsetHeight + listed) / line);
    const rows = Math.min(room, MOST_ROWS);
    return () => this.#show(count <= rows ? count : rows - 1);
  }

  #show(visible: number): void {
    this.#list.classList.toggle('unfit', visible < 1);
    // The first row stays in the layout, to be measured again.
    this.#rows.forEach((row, index) => (row.hidden = index > 0 && index >= visible));
    const left = this.#rows.length - visible;
    const { lang } = this.element.ownerDocument.documentElement;
    const isEnglish = !lang || lang.startsWith('en');
    this.#more.textContent = left < 1 ? '' : isEnglish ? `and ${left} more` : `+${left}`;
  }
}
