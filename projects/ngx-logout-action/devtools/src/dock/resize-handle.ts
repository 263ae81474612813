import { ChangeDetectionStrategy, Component, inject } from '@angular/core';

import { DockLayout } from './dock-layout';

/** Pixels per press of an arrow key. */
const STEP = 20;

/** The edge of the dialog, which can be dragged or moved with the arrow keys (the ARIA window splitter pattern). */
@Component({
  selector: 'logout-resize-handle',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="handle"
      role="separator"
      tabindex="0"
      aria-label="Size"
      [attr.aria-orientation]="layout.side() === 'bottom' ? 'horizontal' : 'vertical'"
      [attr.aria-valuenow]="layout.size()"
      [attr.aria-valuemin]="layout.least"
      [attr.aria-valuemax]="layout.largest()"
      (pointerdown)="start($event)"
      (pointermove)="drag($event)"
      (keydown)="onKey($event)"
    ></div>
  `,
})
export class ResizeHandle {
  protected readonly layout = inject(DockLayout);
  #sum = 0;

  protected start(event: PointerEvent): void {
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    this.#sum = this.#at(event) + this.layout.size();
  }

  protected drag(event: PointerEvent): void {
    if (!(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
    this.layout.resize(this.#sum - this.#at(event));
  }

  protected onKey(event: KeyboardEvent): void {
    const larger = this.layout.side() === 'bottom' ? 'ArrowUp' : 'ArrowLeft';
    const smaller = this.layout.side() === 'bottom' ? 'ArrowDown' : 'ArrowRight';
    const size = new Map([
      [larger, this.layout.size() + STEP],
      [smaller, this.layout.size() - STEP],
      ['Home', this.layout.least],
      ['End', this.layout.largest()],
    ]).get(event.key);
    if (size === undefined) return;
    event.preventDefault();
    this.layout.resize(size);
  }

  #at({ clientX, clientY }: PointerEvent): number {
    return this.layout.side() === 'bottom' ? clientY : clientX;
  }
}
