import { Dialog } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  signal,
  type TemplateRef,
  viewChildren,
} from '@angular/core';

import { SpinnerContextDirective } from 'ngx-logout-action';

import { Exhibit } from './exhibit';
import { IsolatedCard, ShadowCard } from './shadow-cards';

/** Spinners on all kinds of hosts, each with a switch. Also used by the visual tests. */
@Component({
  selector: 'app-spinner-gallery',
  imports: [Exhibit, IsolatedCard, ShadowCard, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './spinner-gallery.html',
  styleUrl: './spinner-gallery.css',
})
export class SpinnerGallery {
  readonly #dialog = inject(Dialog);

  protected readonly exhibits = viewChildren(Exhibit);

  /** Clicks that reached a host, or the content of a dialog. */
  protected readonly clicks = signal(0);
  protected readonly three = ['Signing out', 'Saving your orders', 'Moving messages'];
  protected readonly eight = [...this.three, ...'Alpha,Beta,Gamma,Delta,Epsilon'.split(',')];

  protected click(event: Event): void {
    event.preventDefault();
    this.clicks.update((clicks) => clicks + 1);
  }

  protected showAll(on: boolean): void {
    for (const exhibit of this.exhibits()) {
      if (!exhibit.name().startsWith('unsuitable')) exhibit.set(on);
    }
  }

  protected openDialog(content: TemplateRef<unknown>): void {
    this.#dialog.open(content, { ariaLabel: 'CDK dialog' });
  }
}
