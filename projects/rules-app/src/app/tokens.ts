import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { finalize, type Observable, share } from 'rxjs';

export const REFRESH_URL = '/token/refresh';

/** Fetches new tokens. Requests that fail at the same time share one refresh. */
@Injectable({ providedIn: 'root' })
export class Tokens {
  readonly #http = inject(HttpClient);
  #running: Observable<unknown> | undefined;

  refresh(): Observable<unknown> {
    return (this.#running ??= this.#http.post(REFRESH_URL, null).pipe(
      finalize(() => (this.#running = undefined)),
      share(),
    ));
  }
}
