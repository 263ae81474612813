import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';

import { type ShownTask, SpinnerContextService } from 'ngx-logout-action';

/** A host in the gallery, with a switch for its spinner. */
@Component({
  selector: 'app-exhibit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <input type="checkbox" role="switch" [checked]="isOn()" (change)="set(!isOn())" />
      {{ name() }}
    </label>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      min-inline-size: 0;
    }

    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.5rem;
      color: var(--quiet);
      font-weight: 400;
    }
  `,
})
export class Exhibit {
  readonly #spinner = inject(SpinnerContextService);

  /** The label of the switch and the name of the context. */
  readonly name = input.required<string>();
  readonly messages = input<readonly string[]>(['Signing out']);

  readonly #tasks = signal<readonly ShownTask[]>([]);
  readonly isOn = computed(() => this.#tasks().length > 0);

  set(on: boolean): void {
    if (on === this.isOn()) return;
    for (const task of this.#tasks()) task.release();
    const context = this.name();
    this.#tasks.set(
      on ? this.messages().map((message) => this.#spinner.show({ context, message })) : [],
    );
  }
}
