import {
  type AfterViewInit,
  booleanAttribute,
  computed,
  DestroyRef,
  Directive,
  effect,
  ElementRef,
  inject,
  input,
  output,
  type OutputEmitterRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';

import { coded, LogoutConfigurationError, type LogoutError } from './errors';
import type { LogoutAction } from './logout-action';
import { LogoutActionService } from './logout-action.service';
import type { LogoutOutcome, LogoutResponse } from './logout-outcome';
import { throwLater } from './report';

/**
 * Signs out on click. Put it on any element, such as a `button`, an `a`, a menu item, or an `ion-button`.
 *
 * While a call of its action is pending, the host has `aria-busy`. It stays clickable, because `inFlightBehavior` decides
 * what happens to further clicks. An `a` does not navigate; without `href`, it becomes a button for the keyboard and screen
 * readers. Clicks on a host with `aria-disabled="true"` are ignored.
 *
 * @example
 * ```html
 * <button logoutAction (logoutFailed)="explain($event)">Sign out</button>
 * ```
 */
@Directive({
  selector: '[logoutAction]',
  exportAs: 'logoutAction',
  host: {
    // For harnesses, because a bound input leaves no attribute in the DOM.
    'data-logout-action': '',
    '[attr.aria-busy]': "pending() ? 'true' : null",
    '(click)': 'click($event)',
    '(keydown.enter)': 'press($event)',
    '(keydown.space)': 'press($event)',
  },
})
export class LogoutActionDirective implements AfterViewInit {
  readonly #service = inject(LogoutActionService);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #destroyRef = inject(DestroyRef);
  /** Only for a warning: production builds do not load it. */
  readonly #routerLink = ngDevMode ? inject(RouterLink, { self: true, optional: true }) : null;

  /** The action, or the name of an action. @default the default action */
  readonly logoutAction = input<string | LogoutAction | undefined>('');
  /** Overrides `redirectTo` for calls from this host. @default the option of the action */
  readonly logoutRedirectTo = input<string>();
  /** Overrides `spinnerContext` for calls from this host. @default the option of the action */
  readonly logoutSpinnerContext = input<string | readonly string[]>();
  /** Overrides `spinnerMessage` for calls from this host. @default the option of the action */
  readonly logoutSpinnerMessage = input<string>();
  /** Overrides `useDefaultSuccessHandler` for calls from this host, events included. @default the option of the action */
  readonly logoutUseDefaultSuccessHandler = input(undefined, {
    transform: (value: unknown) => (value === undefined ? undefined : booleanAttribute(value)),
  });
  /** Passed to guards, events, and the backend. @default none */
  readonly logoutData = input<unknown>();
  /** Whether to ignore clicks while a call is pending. The host then has `aria-disabled` and keeps the focus. @default false */
  readonly logoutDisableWhilePending = input(false, { transform: booleanAttribute });

  /** Emits the response of a successful sign-out, before the redirect. */
  readonly logoutSucceeded = output<LogoutResponse>();
  /** Emits the error of a failed sign-out, before `onError`. */
  readonly logoutFailed = output<LogoutError>();
  /** Emits the outcome of each click once. */
  readonly logoutSettled = output<LogoutOutcome>();

  /** The action that this host invokes; `undefined` until it exists. */
  readonly action = computed(() => {
    const given = this.logoutAction();
    if (given && typeof given !== 'string') return given;
    return given ? this.#service.get(given) : this.#service.defaultAction;
  });

  /** Whether a call of the action is pending, regardless of the caller. */
  readonly pending = computed(() => this.action()?.pending() ?? false);

  readonly #disabled = computed(() => this.logoutDisableWhilePending() && this.pending());

  constructor() {
    // A button without a type would submit its form.
    if (this.#host.localName === 'button') this.#setDefault('type', 'button');
    this.#hideFromRouterLink();
    effect((onCleanup) => {
      const authored = this.#host.getAttribute('aria-disabled');
      // The app removes what it has set.
      if (!this.#disabled() || authored === 'true') return;
      this.#host.setAttribute('aria-disabled', 'true');
      onCleanup(() => {
        if (authored === null) this.#host.removeAttribute('aria-disabled');
        else this.#host.setAttribute('aria-disabled', authored);
      });
    });
  }

  /** Turns a link without `href` into a button. Called by Angular. */
  ngAfterViewInit(): void {
    if (this.#isLinkWithoutHref()) {
      this.#setDefault('role', 'button');
      this.#setDefault('tabindex', '0');
    }
    if (ngDevMode) {
      warnOfUnreachableHost(this.#host);
      warnOfRouterLink(this.#host, this.#routerLink);
    }
  }

  protected click(event: Event): void {
    if (this.#host.localName === 'a') event.preventDefault();
    if (this.#disabled() || this.#host.getAttribute('aria-disabled') === 'true') return;
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

  /** Browsers do not turn Enter or Space into a click on a link without `href`. */
  protected press(event: Event): void {
    if (!this.#isLinkWithoutHref() || event.target !== this.#host) return;
    event.preventDefault();
    this.#host.click();
  }

  /**
   * A RouterLink on the same link ignores `preventDefault()` and navigates on clicks of the first mouse button, so this pretends
   * another button. Listeners on other elements see the real one.
   */
  #hideFromRouterLink(): void {
    const hide = (event: MouseEvent) => {
      const { button } = event;
      const get = () => (event.currentTarget === this.#host ? -1 : button);
      Object.defineProperty(event, 'button', { get, configurable: true });
    };
    this.#host.addEventListener('click', hide, true);
  }

  #isLinkWithoutHref(): boolean {
    return this.#host.localName === 'a' && !this.#host.hasAttribute('href');
  }

  #setDefault(attribute: string, value: string): void {
    if (!this.#host.hasAttribute(attribute)) this.#host.setAttribute(attribute, value);
  }

  #emit(outcome: LogoutOutcome): void {
    if (outcome.status === 'succeeded') this.#notify(this.logoutSucceeded, outcome.response);
    if (outcome.status === 'failed') this.#notify(this.logoutFailed, outcome.error);
    this.#notify(this.logoutSettled, outcome);
  }

  /** A listener may destroy the host. Its error goes to the `ErrorHandler`, which throws it again in tests. */
  #notify<T>(output: OutputEmitterRef<T>, value: T): void {
    if (this.#destroyRef.destroyed) return;
    try {
      output.emit(value);
    } catch (error) {
      throwLater(error);
    }
  }
}

/** Custom elements may delegate their focus, so they are not checked. */
function warnOfUnreachableHost(host: HTMLElement): void {
  const { localName, tabIndex } = host;
  if (tabIndex >= 0 || localName.includes('-') || host.hasAttribute('tabindex')) return;
  console.warn(
    coded(
      305,
      `The keyboard cannot reach <${localName} logoutAction>. Use a button, or add tabindex="0" and role="button".`,
    ),
  );
}

/** It asks for the mouse button of links only, so there is nothing to hide from it. */
function warnOfRouterLink(host: HTMLElement, routerLink: RouterLink | null): void {
  if (!routerLink?.urlTree || isLink(host)) return;
  console.warn(
    coded(
      309,
      `routerLink on <${host.localName} logoutAction> navigates before the sign-out has ended. ` +
        'Remove it and set logoutRedirectTo, or use a link, where it does not navigate.',
    ),
  );
}

/** As the RouterLink of Angular decides. */
function isLink({ localName }: Element): boolean {
  // There are no custom elements on the server.
  const element = typeof customElements === 'object' ? customElements.get(localName) : undefined;
  const { observedAttributes = [] } = (element ?? {}) as { observedAttributes?: readonly string[] };
  return localName === 'a' || localName === 'area' || observedAttributes.includes('href');
}

function unknownAction(name: unknown): LogoutConfigurationError {
  return new LogoutConfigurationError(
    106,
    ngDevMode &&
      `[logoutAction] names the unknown action '${name as string}'. Create it before the first click.`,
  );
}
