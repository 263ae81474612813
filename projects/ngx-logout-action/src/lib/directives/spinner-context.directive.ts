import {
  computed,
  Directive,
  type DoCheck,
  ElementRef,
  inject,
  input,
  type OnDestroy,
  type Signal,
} from '@angular/core';

import { SpinnerContextService } from '../spinner/spinner-context.service';

/**
 * Makes its host a spinner context: while a task runs there, a spinner lies over it with the messages of all
 * such tasks below, and what is in the host cannot be reached. An idle context adds no node and no listener.
 */
@Directive({ selector: '[spinnerContext]', exportAs: 'spinnerContext' })
export class SpinnerContextDirective implements DoCheck, OnDestroy {
  readonly #service = inject(SpinnerContextService);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #name = '';
  #detach: (() => void) | undefined;

  /** The name, which several hosts may bear. */
  readonly spinnerContext = input.required<string>();

  // Made when they are asked for: most hosts never are, and a page may have a thousand.
  #active: Signal<boolean> | undefined;
  #messages: Signal<readonly string[]> | undefined;

  /** Whether anything runs here; follows at once, without the delay of what is seen. */
  get active(): Signal<boolean> {
    return (this.#active ??= computed(() => this.#service.active(this.spinnerContext())()));
  }

  /** The messages of what runs here, in the order of its start. */
  get messages(): Signal<readonly string[]> {
    return (this.#messages ??= computed(() => this.#service.messages(this.spinnerContext())()));
  }

  /** As `ngOnChanges` would, which keeps a history of each input. */
  ngDoCheck(): void {
    const name = this.spinnerContext();
    if (name === this.#name) return;
    this.#name = name;
    this.#detach?.();
    // What harnesses find it by: a bound input leaves no attribute.
    this.#host.setAttribute('data-spinner-context', name);
    this.#detach = name ? this.#service.attach(name, this.#host) : undefined;
  }

  ngOnDestroy(): void {
    this.#detach?.();
  }
}
