import { computed, Directive, effect, ElementRef, inject, input, type Signal } from '@angular/core';

import { coded } from '../action/errors';
import { SpinnerContextService } from './spinner-context.service';

/**
 * Makes its host a spinner context: while a task runs there, a spinner covers the host, lists the messages of its
 * tasks, and blocks the content. Idle contexts cost nothing: no DOM nodes, no listeners.
 *
 * @example
 * ```html
 * <section [spinnerContext]="'orders'" #orders="spinnerContext">
 *   {{ orders.active() ? 'One moment' : 'Your orders' }}
 * </section>
 * ```
 */
@Directive({
  selector: '[spinnerContext]',
  exportAs: 'spinnerContext',
  // Test harnesses need an attribute, and a bound input leaves none.
  host: { '[attr.data-spinner-context]': 'spinnerContext()' },
})
export class SpinnerContextDirective {
  readonly #service = inject(SpinnerContextService);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The name of the context. Several elements may share one. */
  readonly spinnerContext = input.required<string>();

  /** Whether a task runs here. Changes immediately, without the delay of the spinner. */
  readonly active: Signal<boolean> = computed(() => this.#service.active(this.spinnerContext())());

  /** The messages of the tasks that run here, in start order. */
  readonly messages: Signal<readonly string[]> = computed(() =>
    this.#service.messages(this.spinnerContext())(),
  );

  constructor() {
    effect((onCleanup) => {
      const name = this.spinnerContext();
      if (name) onCleanup(this.#service.attach(name, this.#host));
      else if (ngDevMode) warnOfMissingName(this.#host);
    });
  }
}

function warnOfMissingName({ localName }: HTMLElement): void {
  console.warn(
    coded(
      307,
      `<${localName} spinnerContext> has no name, so it cannot show a spinner. Add a name, for example spinnerContext="orders".`,
    ),
  );
}
