import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  effect,
  inject,
  Injectable,
  input,
} from '@angular/core';

/** Announces messages to screen readers in one polite live region. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  readonly #region = inject(DOCUMENT).createElement('div');

  constructor() {
    this.#region.role = 'status';
    this.#region.style.cssText =
      'position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden';
    inject(DOCUMENT).body.append(this.#region);
  }

  say(message: string): void {
    if (this.#region.textContent !== message) this.#region.textContent = message;
  }
}

/**
 * A spinner with one message, which it announces. It makes its content inert, but does not fade or
 * restore the focus.
 */
@Component({
  selector: 'app-spinner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { style: 'display: block; position: relative', '[attr.aria-busy]': 'busy() || null' },
  template: `
    <div [inert]="busy()"><ng-content /></div>
    @if (busy()) {
      <div class="overlay" aria-hidden="true">
        <div class="ring"></div>
        <p>{{ message() }}</p>
      </div>
    }
  `,
  styles: `
    .overlay {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      background: color-mix(in srgb, Canvas 85%, transparent);
    }

    .ring {
      inline-size: 2.5rem;
      block-size: 2.5rem;
      border: 4px solid;
      border-inline-end-color: transparent;
      border-radius: 50%;
      animation: turn 0.9s linear infinite;
    }

    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  `,
})
export class SpinnerByHand {
  readonly #announcer = inject(Announcer);

  readonly busy = input(false);
  readonly message = input('');

  constructor() {
    effect(() => this.#announcer.say(this.busy() ? this.message() : ''));
  }
}
