import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';

/** Opens the dialog: a small button in the corner, with the shortcut Alt+Shift+A. */
@Component({
  selector: 'logout-actions-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'onKey($event)' },
  template: `
    <button
      type="button"
      aria-label="Logout actions"
      aria-haspopup="dialog"
      aria-keyshortcuts="Alt+Shift+A"
      title="Logout actions (Alt+Shift+A)"
      (click)="toggle()"
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M12 3v9M6.5 6.5a8 8 0 1 0 11 0"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
        />
      </svg>
    </button>
  `,
  styles: `
    button {
      position: fixed;
      inset-block-end: 0.75rem;
      inset-inline-end: 0.75rem;
      z-index: 999;
      /* Global button styles of the app must not squeeze the icon. */
      box-sizing: border-box;
      display: grid;
      place-items: center;
      padding: 0;
      min-block-size: 0;
      inline-size: 2.25rem;
      block-size: 2.25rem;
      border: 1px solid GrayText;
      border-radius: 50%;
      color-scheme: light dark;
      background: Canvas;
      color: CanvasText;
      font:
        1.1rem/1 system-ui,
        sans-serif;
      cursor: pointer;
      opacity: 0.75;
    }

    button:is(:hover, :focus-visible) {
      opacity: 1;
    }
  `,
})
export class ActionsButton {
  readonly #dialogs = inject(Dialog);
  readonly #injector = inject(Injector);
  #open: Pick<DialogRef, 'close'> | undefined;

  protected async toggle(): Promise<void> {
    if (this.#open) return this.#open.close();
    const { ActionsDialog } = await import('./actions-dialog');
    const dialog = this.#dialogs.open(ActionsDialog, {
      injector: this.#injector,
      ariaLabelledBy: 'logout-actions-title',
      width: 'min(64rem, 100vw)',
      maxHeight: '100dvh',
      // Stay open across navigation: the calls of a sign-out are still worth reading on the page it leads to.
      closeOnNavigation: false,
    });
    this.#open = dialog;
    dialog.closed.subscribe(() => (this.#open = undefined));
  }

  protected onKey(event: KeyboardEvent): void {
    // Compare the physical key: with Alt held, some keyboard layouts report a different character.
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyA') return;
    event.preventDefault();
    void this.toggle();
  }
}
