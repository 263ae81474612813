import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

import type { JournalEntry } from './call-journal';
import { describeCall } from './describe-call';
import { phasesOf } from './phases';
import { clockTime, inMilliseconds } from './times';

/** What a call did: its requests, outcome, and phases. */
@Component({
  selector: 'logout-call-details',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl>
      <dt>Outcome</dt>
      <dd>
        {{ outcome() }}
        @if (error(); as text) {
          <p class="error">{{ text }}</p>
        }
      </dd>
      <dt>Made at</dt>
      <dd>{{ madeAt() }}</dd>
      <dt>Duration</dt>
      <dd>{{ duration() }}</dd>
      <dt>Phases</dt>
      <dd>
        @for (phase of phases(); track phase.kind) {
          <span class="phase"><i [class]="phase.kind"></i>{{ phase.kind }} {{ phase.time }}</span>
        }
      </dd>
    </dl>
    @if (requests().length) {
      <table>
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">URL</th>
            <th scope="col">Status</th>
            <th scope="col">Duration</th>
          </tr>
        </thead>
        <tbody>
          @for (request of requests(); track $index) {
            <tr>
              <td>{{ request.method }}</td>
              <td class="url">{{ request.url }}</td>
              <td>{{ request.status }}</td>
              <td>{{ request.time }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="hint">No HTTP request was sent for this call.</p>
    }
  `,
})
export class CallDetails {
  readonly entry = input.required<JournalEntry>();
  /** The current time, as returned by `performance.now()`: the end of pending phases. */
  readonly now = input.required<number>();

  protected readonly outcome = computed(() => {
    const { outcome, by } = this.entry();
    const words = describeCall(this.entry());
    const busy = outcome?.status === 'discarded' && outcome.reason === 'busy';
    return busy && by !== undefined ? `${words}, because call ${by} was pending` : words;
  });
  protected readonly error = computed(() => {
    const { outcome } = this.entry();
    return outcome?.status === 'failed' ? outcome.error.message : undefined;
  });
  protected readonly madeAt = computed(() => clockTime(this.entry().madeAt));
  protected readonly duration = computed(() => {
    const { madeAt, settledAt } = this.entry();
    return inMilliseconds((settledAt ?? this.now()) - madeAt);
  });
  protected readonly phases = computed(() =>
    phasesOf(this.entry(), this.now())
      .filter(({ kind, from, to }) => kind !== 'discarded' && to - from >= 0.5)
      .map(({ kind, from, to }) => ({ kind, time: inMilliseconds(to - from) })),
  );
  protected readonly requests = computed(() =>
    this.entry().requests.map(({ method, url, status, sentAt, endedAt }) => ({
      method,
      url,
      status: status ?? (endedAt === undefined ? 'pending' : 'no answer'),
      time: inMilliseconds((endedAt ?? this.now()) - sentAt),
    })),
  );
}
