import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatAnchor } from '@angular/material/button';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found',
  imports: [MatAnchor, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <p class="code" aria-hidden="true">404</p>
      <h1>Page not found</h1>
      <p class="lead">The playground has no page with this address.</p>
      <p class="buttons"><a matButton="filled" routerLink="/">Go to the home page</a></p>
    </div>
  `,
  styles: `
    .page {
      justify-items: center;
      padding-block-start: clamp(3rem, 12vh, 8rem);
      text-align: center;
    }

    .code {
      color: var(--mat-sys-primary);
      font:
        800 clamp(5rem, 18vw, 10rem)/0.9 'Inter Variable',
        sans-serif;
      letter-spacing: -0.06em;
    }
  `,
})
export class NotFound {}
