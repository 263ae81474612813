import { ChangeDetectionStrategy, Component, input, ViewEncapsulation } from '@angular/core';

/** Lies over a host and keeps the pointer away. For the eye only: the status region does the talking. */
@Component({
  selector: 'logout-spinner-overlay',
  host: { 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  // The host that it lies over gets a rule too.
  encapsulation: ViewEncapsulation.None,
  template: `<ng-content />`,
  styles: `
    [data-logout-spinner-anchor] {
      position: relative !important;
    }

    logout-spinner-overlay {
      position: absolute;
      inset: 0;
      z-index: var(--logout-spinner-z-index, 1000);
      display: grid;
      place-content: center;
      place-items: center;
      overflow: hidden;
      border-radius: inherit;
      background: var(--logout-spinner-backdrop, color-mix(in srgb, Canvas 85%, transparent));
      color: var(--logout-spinner-text-color, CanvasText);
      cursor: progress;
    }

    body > logout-spinner-overlay {
      position: fixed;
    }
  `,
})
export class SpinnerOverlay {}

/** The ring, and the messages below it as a list. */
@Component({
  selector: 'logout-spinner-ring',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ring"></div>
    @if (messages().length) {
      <ul>
        @for (message of messages(); track $index) {
          <li>{{ message }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 0.75em;
      padding: 0.5em;
    }

    .ring {
      box-sizing: border-box;
      inline-size: var(--logout-spinner-size, 2.5rem);
      block-size: var(--logout-spinner-size, 2.5rem);
      border: calc(var(--logout-spinner-size, 2.5rem) / 10) solid
        var(--logout-spinner-color, CanvasText);
      border-inline-end-color: transparent;
      border-radius: 50%;
      animation: logout-spinner-turn 0.9s linear infinite;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      text-align: center;
      overflow-wrap: anywhere;
    }

    @keyframes logout-spinner-turn {
      to {
        transform: rotate(1turn);
      }
    }

    @keyframes logout-spinner-breathe {
      50% {
        opacity: 0.4;
      }
    }

    /* The gap of the ring would be filled with the colour of borders. */
    @media (forced-colors: active) {
      .ring {
        forced-color-adjust: none;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .ring {
        animation: logout-spinner-breathe 2.5s ease-in-out infinite;
      }
    }
  `,
})
export class SpinnerRing {
  readonly messages = input<readonly string[]>([]);
}
