import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';

import { type LogoutAction, LogoutActionService } from 'ngx-logout-action';

import { CallJournal } from './call-journal';
import { CallRuns } from './call-runs';
import { DRAWN } from './drawn';
import { exportCalls } from './export-calls';

/** The Calls tab: the calls of one action or of all, including ended ones. */
@Component({
  selector: 'logout-calls-tab',
  imports: [CallRuns],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="toolbar">
      <label>
        Calls of
        <select #choice class="control" (change)="filter.set(actions()[+choice.value])">
          <option value="-1" [selected]="!filter()">all actions</option>
          @for (item of actions(); track item) {
            <option [value]="$index" [selected]="item === filter()">
              {{ item.name }}{{ isEnded(item) ? ' (ended)' : '' }}
            </option>
          }
        </select>
      </label>
      @if (total() > entries().length) {
        <span class="hint">The last {{ entries().length }} of {{ total() }} calls.</span>
      }
      <span class="space"></span>
      <button type="button" [disabled]="!total()" (click)="download()">Export as JSON</button>
      <button type="button" [disabled]="!total() || busy()" (click)="clear()">Clear</button>
    </div>
    <logout-call-runs
      [entries]="entries()"
      [named]="!filter()"
      [label]="'Calls of ' + (filter()?.name ?? 'all actions')"
    />
  `,
})
export class CallsTab {
  readonly action = input.required<LogoutAction>();

  readonly #journal = inject(CallJournal);
  readonly #service = inject(LogoutActionService);
  readonly #document = inject(DOCUMENT);

  /** The action to show, or `undefined` for all. */
  protected readonly filter = linkedSignal<LogoutAction | undefined>(() => this.action());
  protected readonly actions = computed(() => [
    ...new Set([...this.#service.actions(), ...this.#journal.actions()]),
  ]);
  readonly #shown = computed(() => {
    const only = this.filter();
    return only ? [only] : this.actions();
  });
  readonly #kept = computed(() =>
    this.#shown()
      .flatMap((action) => this.#journal.of(action).kept)
      .sort((a, b) => a.madeAt - b.madeAt),
  );
  protected readonly entries = computed(() => this.#kept().slice(-DRAWN));
  protected readonly total = computed(() =>
    this.#shown().reduce((sum, action) => sum + this.#journal.of(action).total, 0),
  );
  protected readonly busy = computed(() =>
    this.#shown().some((action) => this.#journal.busy(action)),
  );

  protected isEnded(action: LogoutAction): boolean {
    return !this.#service.actions().includes(action);
  }

  protected clear(): void {
    for (const action of this.#shown()) this.#journal.clear(action);
  }

  /** Saves every kept call, not only those drawn. */
  protected download(): void {
    const json = exportCalls(this.#kept(), performance.now());
    const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = 'logout-calls.json';
    link.click();
    URL.revokeObjectURL(url);
  }
}
