import type { RunningTask } from '../spinner-task';
import { topmostModal } from './top-layer';

const MARK = 'data-logout-spinner-status';

/** Announces messages to screen readers: one polite region per page, which all apps on it share. */
export class LiveRegion {
  readonly #document: Document;
  readonly #rows = new Map<RunningTask, Element>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Finds or creates the region. Screen readers announce only what changes in a region that exists already. */
  prepare(): Element {
    const existing = this.#find();
    // Outside of an open modal dialog it would be inert.
    const parent = topmostModal(this.#document) ?? this.#document.body;
    if (existing?.parentNode === parent) return existing;
    const region = existing ?? this.#create();
    // The region may have gone with a dialog that was removed.
    if (!existing) region.append(...this.#rows.values());
    parent.append(region);
    return region;
  }

  /** Replaces the announced tasks by these. */
  say(tasks: ReadonlySet<RunningTask>): void {
    for (const [task, row] of this.#rows) {
      if (tasks.has(task)) continue;
      row.remove();
      this.#rows.delete(task);
    }
    const added = [...tasks].filter((task) => task.message && !this.#rows.has(task));
    if (!added.length) return;
    const region = this.prepare();
    for (const task of added) {
      const row = this.#document.createElement('div');
      row.textContent = task.message;
      this.#rows.set(task, row);
      region.append(row);
    }
  }

  /** Leaves the dialog that it was needed in. */
  goHome(): void {
    const region = this.#find();
    if (region && region.parentNode !== this.#document.body) this.#document.body.append(region);
  }

  destroy(): void {
    this.say(new Set());
    const region = this.#find();
    if (!region?.hasChildNodes()) region?.remove();
  }

  #find(): Element | null {
    return this.#document.querySelector(`[${MARK}]`);
  }

  #create(): Element {
    const region = this.#document.createElement('div');
    region.setAttribute(MARK, '');
    region.setAttribute('role', 'status');
    // Announces what is added, not the whole list again.
    region.setAttribute('aria-atomic', 'false');
    // The body is busy while the whole page waits; announcements must not wait with it.
    region.setAttribute('aria-busy', 'false');
    Object.assign(region.style, {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    });
    return region;
  }
}
