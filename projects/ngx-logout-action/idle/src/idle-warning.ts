import { DOCUMENT } from '@angular/common';
import {
  ApplicationRef,
  type ComponentRef,
  createComponent,
  EnvironmentInjector,
  inject,
  NgZone,
  type Type,
} from '@angular/core';

import {
  ɵdocumentProperty as documentProperty,
  ɵinjectReport as injectReport,
} from 'ngx-logout-action';

import type { DialogLoader } from './idle-options';

/** Shows the warning in this tab. Must be constructed in an injection context. */
export class IdleWarning {
  readonly #load: DialogLoader | false;
  readonly #document = inject(DOCUMENT);
  readonly #appRef = inject(ApplicationRef);
  readonly #environmentInjector = inject(EnvironmentInjector);
  readonly #report = injectReport();
  readonly #zone = inject(NgZone);
  #component: Type<unknown> | undefined;
  #shown: ComponentRef<unknown> | undefined;
  #wanted = false;

  /** @param load returns the component of the warning; `false` for no warning. */
  constructor(load: DialogLoader | false) {
    this.#load = load;
  }

  /** Loads the component early. After a failure, it is loaded again when the warning opens. */
  async prefetch(): Promise<void> {
    if (!this.#component && this.#load) this.#component = await this.#load();
  }

  open(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    if (this.#component) return this.#show();
    // The sign-out works even if the warning cannot be loaded.
    this.prefetch().then(
      () => this.#show(),
      (error: unknown) => this.#report(error),
    );
  }

  close(): void {
    this.#wanted = false;
    const shown = this.#shown;
    this.#shown = undefined;
    if (!shown) return;
    // Closing a dialog restores the focus; removing it does not.
    openDialogIn(shown)?.close();
    this.#zone.run(() => shown.destroy());
  }

  /** Whether the event belongs to the warning, where only the buttons count. An open `<dialog>` gets all events. */
  contains({ target }: Event): boolean {
    if (!this.#shown) return false;
    // The Tab key can move the focus from a modal dialog to the browser UI.
    return (
      openDialogIn(this.#shown) !== null || hostOf(this.#shown).contains(target as Node | null)
    );
  }

  #show(): void {
    const component = this.#component;
    if (!component || this.#shown || !this.#wanted) return;
    this.#zone.run(() => {
      try {
        const shown = createComponent(component, {
          environmentInjector: this.#environmentInjector,
        });
        this.#shown = shown;
        documentProperty(this.#document, 'body').append(hostOf(shown));
        this.#appRef.attachView(shown.hostView);
      } catch (error) {
        this.#report(error);
      }
    });
  }
}

function hostOf({ location }: ComponentRef<unknown>): HTMLElement {
  return location.nativeElement as HTMLElement;
}

function openDialogIn(shown: ComponentRef<unknown>): HTMLDialogElement | null {
  return hostOf(shown).querySelector('dialog[open]');
}
