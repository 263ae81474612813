import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';

import { type ShownTask, SpinnerContextService } from 'ngx-logout-action';

/** Shows and hides the spinners of a page. Tests use the global `spinners` for others. */
@Component({
  selector: 'app-switches',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" (click)="show()">Show all</button>
    <button type="button" (click)="hide()">Hide all</button>
  `,
})
export class Switches {
  readonly #spinner = inject(SpinnerContextService);
  #tasks: readonly ShownTask[] = [];

  /** The messages of each context. */
  readonly messages = input.required<Readonly<Record<string, readonly string[]>>>();

  constructor() {
    Object.assign(globalThis, { spinners: this.#spinner });
  }

  protected show(): void {
    this.hide();
    this.#tasks = Object.entries(this.messages()).flatMap(([context, messages]) =>
      messages.map((message) => this.#spinner.show({ context, message })),
    );
  }

  protected hide(): void {
    for (const task of this.#tasks) task.release();
    this.#tasks = [];
  }
}
