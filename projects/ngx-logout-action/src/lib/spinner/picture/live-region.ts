import type { RunningTask } from '../spinner-task';

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
    const { body } = this.#document;
    const existing = this.#document.querySelector(`[${MARK}]`);
    if (existing) return existing;
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
    body.append(region);
    return region;
  }

  /** Replaces the announced tasks by these. */
  say(tasks: ReadonlySet<RunningTask>): void {
    for (const [task, row] of this.#rows) {
      if (tasks.has(task)) continue;
      row.remove();
      this.#rows.delete(task);
    }
    for (const task of tasks) {
      if (!task.message || this.#rows.has(task)) continue;
      const row = this.#document.createElement('div');
      row.textContent = task.message;
      this.#rows.set(task, row);
      this.prepare().append(row);
    }
  }

  destroy(): void {
    this.say(new Set());
    const region = this.#document.querySelector(`[${MARK}]`);
    if (region && !region.hasChildNodes()) region.remove();
  }
}
