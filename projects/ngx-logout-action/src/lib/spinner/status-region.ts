import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import type { RunningTask } from './spinner-task';

/** Says to screen readers what the overlays show: one polite region for the whole page, outside every context. */
@Injectable({ providedIn: 'root' })
export class StatusRegion {
  readonly #document = inject(DOCUMENT);
  readonly #rows = new Map<RunningTask, Element>();
  #region: HTMLElement | undefined;

  /** Whether a node is the region, which no context blocks. */
  is(node: Node): boolean {
    return node === this.#region;
  }

  /** To be called before there is anything to say: only what changes in a region that is there is said. */
  prepare(): HTMLElement {
    if (this.#region?.isConnected) return this.#region;
    const region = (this.#region ??= this.#document.createElement('div'));
    region.setAttribute('role', 'status');
    // Only what comes is said, not all that stands there once more.
    region.setAttribute('aria-atomic', 'false');
    Object.assign(region.style, {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    });
    this.#document.body.append(region);
    return region;
  }

  /** Says the message of a task, once. */
  say(task: RunningTask): void {
    if (!task.message || this.#rows.has(task)) return;
    const row = this.#document.createElement('div');
    row.textContent = task.message;
    this.#rows.set(task, row);
    this.prepare().append(row);
  }

  forget(task: RunningTask): void {
    this.#rows.get(task)?.remove();
    this.#rows.delete(task);
  }

  remove(): void {
    this.#region?.remove();
  }
}
