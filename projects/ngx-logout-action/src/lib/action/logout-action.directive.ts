import {
  booleanAttribute,
  computed,
  DestroyRef,
  Directive,
  ElementRef,
  inject,
  input,
  output,
  Renderer2,
} from '@angular/core';

import { LogoutConfigurationError } from './errors';
import type { LogoutError } from './errors';
import type { LogoutAction } from './logout-action';
import { LogoutActionService } from './logout-action.service';
import type { LogoutOutcome, LogoutResponse } from './logout-outcome';

/**
 * Signs out on click. Put it on a `button`, or on an `a`, which then no longer navigates.
 *
 * The host has `aria-busy` while a call of its action is pending and stays clickable: the in-flight
 * behaviour decides what becomes of further clicks.
 */
@Directive({
  selector: 'button[logoutAction], a[logoutAction]',
  exportAs: 'logoutAction',
  host: {
    // What harnesses find it by: a bound input leaves no attribute.
    'data-logout-action': '',
    '[attr.aria-busy]': "pending() ? 'true' : null",
    '[attr.aria-disabled]': "disabled() ? 'true' : null",
    '(click)': 'click($event)',
  },
})
export class LogoutActionDirective {
  readonly #service = inject(LogoutActionService);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #isButton = this.#host.localName === 'button';
  readonly #destroyRef = inject(DestroyRef);

  /** The action or its name. @default the default action */
  readonly logoutAction = input<string | LogoutAction>('');
  /** As `redirectTo` of the action, for the calls of this host. @default what the action says */
  readonly logoutRedirectTo = input<string>();
  /** As `spinnerContext`, for the calls of this host. @default what the action says */
  readonly logoutSpinnerContext = input<string | readonly string[]>();
  /** As `spinnerMessage`, for the calls of this host. @default what the action says */
  readonly logoutSpinnerMessage = input<string>();
  /** Decides for the calls of this host, events included. @default what the action says */
  readonly logoutUseDefaultSuccessHandler = input(undefined, {
    transform: (value: unknown) => (value === undefined ? undefined : booleanAttribute(value)),
  });
  /** Handed to guards, events and the back end. */
  readonly logoutData = input<unknown>();
  /** Whether clicks are ignored while a call is pending; the host keeps its focus. @default false */
  readonly logoutDisableWhilePending = input(false, { transform: booleanAttribute });

  /** Emitted before the redirect. */
  readonly logoutSucceeded = output<LogoutResponse>();
  /** Emitted before the events. */
  readonly logoutFailed = output<LogoutError>();
  /** Emitted once for each click, whatever became of it. */
  readonly logoutSettled = output<LogoutOutcome>();

  /** The action that this host invokes, once it exists. */
  readonly action = computed(() => {
    const given = this.logoutAction();
    if (typeof given !== 'string') return given;
    return given ? this.#service.get(given) : this.#service.defaultAction;
  });

  /** Whether a call of the action is pending, whoever made it. */
  readonly pending = computed(() => this.action()?.pending() ?? false);

  protected readonly disabled = computed(() => this.logoutDisableWhilePending() && this.pending());

  constructor() {
    // A button without a type submits the form that it stands in.
    if (this.#isButton && !this.#host.hasAttribute('type')) {
      inject(Renderer2).setAttribute(this.#host, 'type', 'button');
    }
  }

  protected click(event: Event): void {
    if (!this.#isButton) event.preventDefault();
    if (this.disabled()) return;
    const action = this.action();
    if (!action) throw unknownAction(this.logoutAction());
    const call = {
      data: this.logoutData(),
      redirectTo: this.logoutRedirectTo(),
      useDefaultSuccessHandler: this.logoutUseDefaultSuccessHandler(),
      spinnerContext: this.logoutSpinnerContext(),
      spinnerMessage: this.logoutSpinnerMessage(),
    };
    void action.start(call, { announce: (outcome) => this.#emit(outcome) });
  }

  #emit(outcome: LogoutOutcome): void {
    // Asked each time: a listener of the first output may destroy the host.
    const gone = () => this.#destroyRef.destroyed;
    if (gone()) return;
    if (outcome.status === 'succeeded') this.logoutSucceeded.emit(outcome.response);
    if (outcome.status === 'failed') this.logoutFailed.emit(outcome.error);
    if (!gone()) this.logoutSettled.emit(outcome);
  }
}

function unknownAction(name: unknown): LogoutConfigurationError {
  return new LogoutConfigurationError(
    106,
    ngDevMode && `[logoutAction] names '${name as string}', which does not exist.`,
  );
}
