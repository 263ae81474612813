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

  /** @param load gives the component of the warning; `false` for none. */
  constructor(load: DialogLoader | false) {
    this.#load = load;
  }

  /** Loads the component. If that fails, it is loaded again when the warning begins. */
  async prefetch(): Promise<void> {
    if (!this.#component && this.#load) this.#component = await this.#load();
  }

  open(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    if (this.#component) return this.#show();
    // Without a warning, the sign-out works all the same.
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
    // A dialog that is closed gives the focus back; one that is only removed does not.
    openDialogIn(shown)?.close();
    this.#zone.run(() => shown.destroy());
  }

  /** Whether the event is meant for the warning, whose buttons decide. An open `<dialog>` in it gets all events. */
  contains({ target }: Event): boolean {
    if (!this.#shown) return false;
    // The Tab key may leave a modal dialog for the bars of the browser.
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
