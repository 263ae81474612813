import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  InjectionToken,
  type Type,
  ViewEncapsulation,
} from '@angular/core';

/** The component of the example. */
export const EXAMPLE = new InjectionToken<Type<unknown>>('EXAMPLE');

/** Renders the example in a shadow root, which only the custom properties of the page can style. */
@Component({
  selector: 'live-root',
  imports: [NgComponentOutlet],
  encapsulation: ViewEncapsulation.ShadowDom,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-container [ngComponentOutlet]="example" />`,
  styleUrl: './example-root.css',
})
export class ExampleRoot {
  protected readonly example = inject(EXAMPLE);
}
