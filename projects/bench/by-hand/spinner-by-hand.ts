import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A naive spinner: one message, nothing blocked for the keyboard, nothing said to screen readers. */
@Component({
  selector: 'app-spinner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { style: 'display: block; position: relative' },
  template: `
    <ng-content />
    @if (busy()) {
      <div class="overlay">
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
  readonly busy = input(false);
  readonly message = input('');
}
