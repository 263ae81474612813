import type { SpinnerContent } from '../spinner-settings';

/** More rows than these are counted instead of shown. */
const MOST_ROWS = 5;

/** The height of a row in em, as in the style sheet. */
const LINE = 1.5;

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

/** The messages below or beside the ring: as many as fit, and how many more there are. */
export class MessageList implements SpinnerContent {
  readonly element: HTMLElement;
  readonly #observer: FitObserver;
  readonly #view: HTMLElement;
  readonly #ring: HTMLElement;
  readonly #more: HTMLElement;
  #rows: readonly HTMLElement[] = [];
  /** The diameter of the ring where there is room. */
  #size = 0;

  constructor(element: HTMLElement, root: ShadowRoot, observer: FitObserver) {
    const part = (name: string) => root.querySelector<HTMLElement>(`.${name}`) ?? element;
    this.element = element;
    this.#observer = observer;
    this.#view = part('view');
    this.#ring = part('ring');
    this.#more = part('more');
  }

  setMessages(messages: readonly string[]): void {
    this.#rows = messages.map((message) => {
      const row = this.element.ownerDocument.createElement('li');
      row.textContent = message;
      return row;
    });
    this.element.replaceChildren(...this.#rows);
    this.#observer.watch(this.#view, this);
  }

  destroy(): void {
    this.#observer.unwatch(this.#view);
  }

  /** Changes nothing. @returns what makes ring and list fit. */
  measure(): () => void {
    const { clientWidth: width, clientHeight: height } = this.#view;
    const em = parseFloat(getComputedStyle(this.element).fontSize);
    const count = this.#rows.length;
    const text = this.#rows[0]?.scrollWidth ?? 0;
    this.#size ||= this.#ring.getBoundingClientRect().width;
    const shorter = Math.min(width, height);

    if (width >= 6 * em && height >= 7 * em) {
      const ring = Math.min(this.#size, shorter / 2);
      const rows = Math.min(Math.floor((height - ring - 2 * em) / (LINE * em)), MOST_ROWS);
      const form = width < 12 * em ? 'stack' : count ? 'card' : 'veil';
      return () => this.#apply(form, ring, count <= rows ? count : rows - 1);
    }
    const ring = Math.min(this.#size, 0.64 * shorter);
    const small = Math.min(1.25 * em, ring);
    // Beside the ring, a message is shown as a whole or not at all.
    const needed = text + small + 1.5 * em + (count > 1 ? 6 * em : 0);
    const fits = count && height >= em && needed <= width;
    return () => (fits ? this.#apply('line', small, 1) : this.#apply('ring', ring, 0));
  }

  #apply(form: string, ring: number, visible: number): void {
    this.element.setAttribute('data-form', form);
    this.#ring.style.setProperty('--_room', `${ring}px`);
    // Rows that do not fit stay in the layout, invisible, so their width can be measured again.
    this.#rows.forEach((row, index) => (row.hidden = index > 0 && index >= visible));
    const left = this.#rows.length - visible;
    const { lang } = this.element.ownerDocument.documentElement;
    const isEnglish = !lang || lang.startsWith('en');
    this.#more.textContent = left < 1 ? '' : isEnglish ? `and ${left} more` : `+${left}`;
  }
}
