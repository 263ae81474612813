import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** A sign-out request recorded by the server. */
interface RecordedRequest {
  readonly id: number;
}

/** The server's record of sign-outs. */
@Injectable({ providedIn: 'root' })
export class ServerRecord {
  readonly #http = inject(HttpClient);
  #since = 0;

  async begin(): Promise<void> {
    this.#since = (await this.#fetch()).at(-1)?.id ?? 0;
  }

  /** How many sign-out requests have reached the server since `begin()`. */
  async count(): Promise<number> {
    return (await this.#fetch()).filter(({ id }) => id > this.#since).length;
  }

  #fetch(): Promise<readonly RecordedRequest[]> {
    return firstValueFrom(this.#http.get<readonly RecordedRequest[]>('/record'));
  }
}
