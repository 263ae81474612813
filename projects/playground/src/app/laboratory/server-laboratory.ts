import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { Slowness } from './slowness';

/** A sign-out request in the server's record. */
export interface RecordedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly arrivedAt: number;
  readonly status?: number;
  readonly endedAt?: number;
}

/** The server's record of sign-outs, and its test mode, which takes orders only with the key that it prints. */
@Injectable({ providedIn: 'root' })
export class ServerLaboratory {
  readonly #http = inject(HttpClient);
  readonly #slowness = inject(Slowness);
  readonly #key = readKey();
  #since = 0;

  /** Whether the server can be ordered to make faults. */
  readonly takesOrders = this.#key !== null;

  /** The sign-out requests since `begin()`. */
  async record(): Promise<readonly RecordedRequest[]> {
    return (await this.#fetchRecord()).filter(({ id }) => id > this.#since);
  }

  /** Starts a new record. From now on, the answer to each sign-out takes this long. */
  async begin(delay: number): Promise<void> {
    this.#since = (await this.#fetchRecord()).at(-1)?.id ?? 0;
    if (this.takesOrders) await this.order({ delay, times: 0 });
    else this.#slowness.answer.set(delay);
  }

  /** From now on, the answers take as long as they do. */
  async end(): Promise<void> {
    this.#slowness.answer.set(0);
    if (this.takesOrders) await this.order();
  }

  /** Orders one fault instead of all earlier ones. */
  async order(fault?: Readonly<Record<string, unknown>>): Promise<void> {
    const options = { headers: { 'X-Laboratory-Key': this.#key ?? '' } };
    await firstValueFrom(this.#http.delete('/laboratory/faults', options));
    if (fault) await firstValueFrom(this.#http.post('/laboratory/faults', fault, options));
  }

  #fetchRecord(): Promise<readonly RecordedRequest[]> {
    return firstValueFrom(this.#http.get<readonly RecordedRequest[]>('/record'));
  }
}

/** The key is in the fragment of the address that the server prints, which is never sent, and stays in the tab. */
function readKey(): string | null {
  const name = 'laboratory';
  const given = new URLSearchParams(location.hash.slice(1)).get(name);
  try {
    if (given) {
      sessionStorage.setItem(name, given);
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    return sessionStorage.getItem(name);
  } catch {
    return given;
  }
}
