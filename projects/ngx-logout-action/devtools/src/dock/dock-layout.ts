import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';

export const TABS = ['Properties', 'Events', 'Calls', 'Code'] as const;

export type Tab = (typeof TABS)[number];

/** The edge of the page where the dialog is docked. */
export type Side = 'bottom' | 'right';

/** The stored layout. Sizes are in pixels. */
interface Layout {
  readonly open: boolean;
  readonly side: Side;
  readonly bottom: number;
  readonly right: number;
  readonly tab: Tab;
}

const KEY = 'ngx-logout-action:actions';
const INITIAL: Layout = { open: false, side: 'bottom', bottom: 450, right: 520, tab: 'Properties' };

/** The minimum size of the dialog and of the rest of the page, in pixels. */
const LEAST = 200;
const LEFT_TO_PAGE = 80;
/** Page width in pixels below which the dialog cannot be docked at the right. */
const NARROW = 720;

/** The position, size, and tab of the dialog, kept across reloads. */
@Injectable({ providedIn: 'root' })
export class DockLayout {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #layout = signal(this.#read());
  readonly #viewport = signal(this.#measure());

  readonly open = computed(() => this.#layout().open);
  readonly tab = computed(() => this.#layout().tab);
  readonly side = computed<Side>(() =>
    this.#viewport().width < NARROW ? 'bottom' : this.#layout().side,
  );
  readonly largest = computed(() => {
    const { width, height } = this.#viewport();
    return Math.max(LEAST, (this.side() === 'bottom' ? height : width) - LEFT_TO_PAGE);
  });
  readonly least = LEAST;
  readonly size = computed(() => Math.min(this.#layout()[this.side()], this.largest()));

  constructor() {
    const follow = () => this.#viewport.set(this.#measure());
    this.#window?.addEventListener('resize', follow);
    inject(DestroyRef).onDestroy(() => this.#window?.removeEventListener('resize', follow));
  }

  update(change: Partial<Layout>): void {
    this.#layout.update((layout) => ({ ...layout, ...change }));
    try {
      this.#window?.localStorage.setItem(KEY, JSON.stringify(this.#layout()));
    } catch {
      // Storage is full or blocked. The layout lasts until the next reload.
    }
  }

  resize(size: number): void {
    this.update({ [this.side()]: Math.round(Math.min(Math.max(size, LEAST), this.largest())) });
  }

  #read(): Layout {
    try {
      return layoutOf(JSON.parse(this.#window?.localStorage.getItem(KEY) ?? '{}'));
    } catch {
      return INITIAL;
    }
  }

  #measure() {
    return { width: this.#window?.innerWidth ?? 0, height: this.#window?.innerHeight ?? 0 };
  }
}

/** The stored layout, with defaults for values that are missing or from another version. */
function layoutOf(stored: unknown): Layout {
  const { open, side, bottom, right, tab } = stored as Record<keyof Layout, unknown>;
  return {
    open: open === true,
    side: side === 'right' ? 'right' : 'bottom',
    bottom: Number(bottom) || INITIAL.bottom,
    right: Number(right) || INITIAL.right,
    tab: TABS.find((name) => name === tab) ?? INITIAL.tab,
  };
}
