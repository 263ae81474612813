import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';

import { type LogoutAction } from 'ngx-logout-action';

import { CallJournal } from './call-journal';
import { CallRuns } from './call-runs';
import { DRAWN } from './drawn';

/** The calls of one action, with a button that clears them. */
@Component({
  selector: 'logout-action-calls',
  imports: [CallRuns],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (calls().total; as total) {
      <p class="toolbar">
        <span>
          {{ total }} {{ total === 1 ? 'call' : 'calls' }}
          @if (total > entries().length) {
            (the last {{ entries().length }} are shown)
          }
        </span>
        <button type="button" [disabled]="busy()" (click)="clear()">Clear</button>
      </p>
    }
    <logout-call-runs [entries]="entries()" [label]="'Calls of ' + action().name" />
  `,
})
export class ActionCalls {
  readonly action = input.required<LogoutAction>();

  readonly #journal = inject(CallJournal);

  protected readonly calls = computed(() => this.#journal.of(this.action()));
  protected readonly busy = computed(() => this.#journal.busy(this.action()));
  protected readonly entries = computed(() => this.calls().kept.slice(-DRAWN));

  protected clear(): void {
    this.#journal.clear(this.action());
  }
}
