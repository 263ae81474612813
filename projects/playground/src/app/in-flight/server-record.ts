import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';

import type { LogoutAction } from 'ngx-logout-action';

import { type RecordedRequest, ServerLaboratory } from './server-laboratory';

/** Shows which sign-out requests reached the server, by the server's own record. */
@Component({
  selector: 'app-server-record',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (logouts().length) {
      <div class="scroll" role="region" aria-label="Requests that reached the server" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Request</th>
              <th scope="col">Answer</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            @for (request of logouts(); track request.id) {
              <tr>
                <td>{{ $index + 1 }}</td>
                <td>
                  <code>{{ request.method }} {{ request.path }}</code>
                </td>
                <td>{{ request.status ?? 'none yet' }}</td>
                <td>{{ request.endedAt ? request.endedAt - request.arrivedAt + ' ms' : '…' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <p class="quiet">No logout has reached it.</p>
    }
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }

    table {
      width: 100%;
      border-collapse: collapse;
    }

    th,
    td {
      padding: 0.4rem 0.75rem 0.4rem 0;
      border-block-end: 1px solid var(--line);
      text-align: start;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class ServerRecord {
  /** While it is pending, the record is fetched repeatedly. */
  readonly action = input.required<LogoutAction>();

  readonly #laboratory = inject(ServerLaboratory);
  protected readonly logouts = signal<readonly RecordedRequest[]>([]);

  constructor() {
    effect((onCleanup) => {
      this.action().lastOutcome();
      void this.#refresh();
      if (!this.action().pending()) return;
      const clock = setInterval(() => void this.#refresh(), 300);
      onCleanup(() => clearInterval(clock));
    });
  }

  async #refresh(): Promise<void> {
    try {
      this.logouts.set(await this.#laboratory.record());
    } catch {
      // Another server than this one keeps no record.
      this.logouts.set([]);
    }
  }
}
