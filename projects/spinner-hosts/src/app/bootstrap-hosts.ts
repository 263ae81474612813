import { ChangeDetectionStrategy, Component, DOCUMENT, inject } from '@angular/core';

import { SpinnerContextDirective } from 'ngx-logout-action';

import { Switches } from './switches';

/** Shows spinners on Bootstrap components. */
@Component({
  selector: 'app-root',
  imports: [SpinnerContextDirective, Switches],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bootstrap-hosts.html',
  styleUrl: './hosts.css',
})
export class BootstrapHosts {
  /** In the order of the page, which the screenshots show. */
  protected readonly messages = {
    icon: ['Signing out'],
    primary: ['Signing out of everything'],
    outline: ['Signing out'],
    small: ['Signing out'],
    link: ['Signing out'],
    badge: ['Signing out'],
    row: ['Cancelling the order'],
    item: ['Signing out'],
    alert: ['Saving your draft'],
    card: ['Signing out', 'Saving your orders', 'Moving messages'],
    tall: ['Loading the report'],
  };

  constructor() {
    const { documentElement, defaultView } = inject(DOCUMENT);
    const dark = defaultView?.matchMedia('(prefers-color-scheme: dark)');
    const follow = () =>
      documentElement.setAttribute('data-bs-theme', dark?.matches ? 'dark' : 'light');
    dark?.addEventListener('change', follow);
    follow();
  }
}
