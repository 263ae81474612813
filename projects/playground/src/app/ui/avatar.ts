import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** The initials of a user. */
@Component({
  selector: 'app-avatar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ initials() }}`,
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      flex: none;
      inline-size: 40px;
      block-size: 40px;
      border-radius: 50%;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font: var(--mat-sys-title-small);
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Avatar {
  readonly name = input.required<string>();

  protected readonly initials = computed(() =>
    this.name()
      .split(' ')
      .map(([initial = '']) => initial)
      .join(''),
  );
}
