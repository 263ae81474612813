import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';

/** How overlays look: a component, so that Angular puts it into the page, with the nonce that a policy may want. */
@Component({
  selector: 'logout-spinner-styles',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // They are for the overlays, the hosts that these lie over, and what is put into them.
  encapsulation: ViewEncapsulation.None,
  template: '',
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

      .ring {
        box-sizing: border-box;
        inline-size: var(--logout-spinner-size, 2.5rem);
        block-size: var(--logout-spinner-size, 2.5rem);
        margin: 0.5em auto;
        border: calc(var(--logout-spinner-size, 2.5rem) / 10) solid
          var(--logout-spinner-color, CanvasText);
        border-inline-end-color: transparent;
        border-radius: 50%;
        animation: logout-spinner-turn 0.9s linear infinite;
      }

      ul {
        margin: 0;
        padding: 0.25em 0.5em;
        list-style: none;
        text-align: center;
        overflow-wrap: anywhere;
      }
    }

    body > logout-spinner-overlay {
      position: fixed;
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
      logout-spinner-overlay .ring {
        forced-color-adjust: none;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      logout-spinner-overlay .ring {
        animation: logout-spinner-breathe 2.5s ease-in-out infinite;
      }
    }
  `,
})
export class SpinnerStyles {}
