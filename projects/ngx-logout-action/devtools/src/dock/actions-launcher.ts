import { DOCUMENT, NgComponentOutlet } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  signal,
  type Type,
} from '@angular/core';

import { adoptStyles } from '../shadow';
import { DockLayout } from './dock-layout';
import { isShortcut } from './shortcut';

/** The small button in the corner, which the dialog replaces while open. Alt+Shift+A opens and closes it. */
@Component({
  selector: 'logout-actions-launcher',
  imports: [NgComponentOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'onKey($event)' },
  template: `
    @if (layout.open() && dock(); as type) {
      <ng-container [ngComponentOutlet]="type" [ngComponentOutletInputs]="{ closed: close }" />
    } @else {
      <button
        class="launcher"
        type="button"
        aria-label="Logout actions"
        aria-expanded="false"
        aria-keyshortcuts="Alt+Shift+A"
        title="Logout actions (Alt+Shift+A)"
        (click)="show()"
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path
            d="M12 3v9M6.5 6.5a8 8 0 1 0 11 0"
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
          />
        </svg>
      </button>
    }
  `,
})
export class ActionsLauncher {
  protected readonly layout = inject(DockLayout);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #focusedBefore: HTMLElement | undefined;

  /** Loaded when first opened. */
  protected readonly dock = signal<Type<unknown> | undefined>(undefined);

  constructor() {
    // The dialog was open before a reload. The page keeps the focus.
    if (this.layout.open()) void this.#load();
  }

  /** Closes the dialog. Restores the focus only if it was inside. */
  protected readonly close = (): void => {
    const hadFocus = this.#root.activeElement !== null;
    this.layout.update({ open: false });
    if (!hadFocus) return;
    const before = this.#focusedBefore;
    this.#afterRender(() => {
      if (before?.isConnected) before.focus();
      else this.#focus('.launcher');
    });
  };

  protected async show(): Promise<void> {
    const { activeElement, body } = this.#document;
    const isOurs = activeElement === body || activeElement === this.#root.host;
    this.#focusedBefore = isOurs ? undefined : (activeElement as HTMLElement);
    await this.#load();
    this.layout.update({ open: true });
    this.#afterRender(() => this.#focus('.dock'));
  }

  protected onKey(event: KeyboardEvent): void {
    if (!isShortcut(event)) return;
    event.preventDefault();
    if (this.layout.open()) this.close();
    else void this.show();
  }

  get #root(): ShadowRoot {
    return this.#host.getRootNode() as ShadowRoot;
  }

  #afterRender(run: () => void): void {
    afterNextRender(run, { injector: this.#injector });
  }

  #focus(selector: string): void {
    this.#host.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  async #load(): Promise<void> {
    if (this.dock()) return;
    const { ActionsDock, DOCK_CSS } = await import('./actions-dock');
    if (this.dock()) return;
    adoptStyles(this.#root, DOCK_CSS);
    this.dock.set(ActionsDock);
  }
}
