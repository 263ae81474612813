import { ChangeDetectionStrategy, Component, Directive, input, signal } from '@angular/core';
import { NgxSpinnerComponent } from 'ngx-spinner';

import { SpinnerContextDirective } from 'ngx-logout-action';

import { SpinnerByHand } from '../../by-hand/spinner-by-hand';

/** Whether the hand-written boxes are busy. */
export const BUSY = signal(false);

/** Boxes without a spinner, as the baseline. */
@Component({
  selector: 'app-plain-boxes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (box of boxes(); track box) {
      <div class="box">Box {{ box }}</div>
    }
  `,
})
export class PlainBoxes {
  readonly boxes = input<readonly string[]>([]);
}

/** Shows the cost of any directive with an input. */
@Directive({ selector: '[appNothing]' })
export class Nothing {
  readonly appNothing = input.required<string>();
}

@Component({
  selector: 'app-nothing-boxes',
  imports: [Nothing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (box of boxes(); track box) {
      <div class="box" [appNothing]="box">Box {{ box }}</div>
    }
  `,
})
export class NothingBoxes {
  readonly boxes = input<readonly string[]>([]);
}

@Component({
  selector: 'app-our-boxes',
  imports: [SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (box of boxes(); track box) {
      <div class="box" [spinnerContext]="box">Box {{ box }}</div>
    }
  `,
})
export class OurBoxes {
  readonly boxes = input<readonly string[]>([]);
}

@Component({
  selector: 'app-boxes-by-hand',
  imports: [SpinnerByHand],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (box of boxes(); track box) {
      <app-spinner class="box" [busy]="busy()" message="Loading">Box {{ box }}</app-spinner>
    }
  `,
})
export class BoxesByHand {
  readonly boxes = input<readonly string[]>([]);
  protected readonly busy = BUSY;
}

@Component({
  selector: 'app-ngx-spinner-boxes',
  imports: [NgxSpinnerComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (box of boxes(); track box) {
      <div class="box">
        Box {{ box }}
        <ngx-spinner [name]="box" [fullScreen]="false">Loading</ngx-spinner>
      </div>
    }
  `,
})
export class NgxSpinnerBoxes {
  readonly boxes = input<readonly string[]>([]);
}
