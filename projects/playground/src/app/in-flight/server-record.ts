import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injectable,
  input,
  signal,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { LogoutAction } from 'ngx-logout-action';

interface RecordedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly arrivedAt: number;
  readonly status?: number;
  readonly endedAt?: number;
}

/** The server's test mode, seen from a page: its record, and how slow it is to be. */
@Injectable({ providedIn: 'root' })
export class ServerLaboratory {
  readonly #http = inject(HttpClient);

  record(): Promise<readonly RecordedRequest[]> {
    return firstValueFrom(this.#http.get<readonly RecordedRequest[]>('/laboratory/record'));
  }

  /** Forgets the record, and delays each logout by so many milliseconds from now on. */
  async begin(delay: number): Promise<void> {
    await firstValueFrom(this.#http.delete('/laboratory'));
    await firstValueFrom(this.#http.post('/laboratory/faults', { delay, times: 0 }));
  }
}

/** Shows which logout requests reached the server, in its own words. */
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
  /** While it is pending the record is looked at again and again. */
  readonly action = input.required<LogoutAction>();

  readonly #laboratory = inject(ServerLaboratory);
  readonly #record = signal<readonly RecordedRequest[]>([]);

  protected readonly logouts = computed(() =>
    this.#record().filter(({ path }) => path === '/logout'),
  );

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
      this.#record.set(await this.#laboratory.record());
    } catch {
      // A server that is not in its test mode keeps no record; there is nothing to show.
      this.#record.set([]);
    }
  }
}
