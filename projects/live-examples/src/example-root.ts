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

/** A shadow root around the example: the styles of the page end here, and only its custom properties get through. */
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
