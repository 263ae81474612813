import { Injectable } from '@angular/core';
import { from, type Observable, of, Subject, take } from 'rxjs';

import { LogoutBackend, type LogoutResponse } from 'ngx-logout-action';

/** What is queued for: it waits while it is held, and is soon done otherwise. Our library's back end too. */
@Injectable({ providedIn: 'root' })
export class Work extends LogoutBackend {
  #held: Subject<LogoutResponse> | undefined;
  #ends: 'at once' | 'in a microtask' = 'at once';

  /** @param ends whether it is done at once when it is not held, or in a microtask. */
  hold(ends: 'at once' | 'in a microtask'): void {
    this.#ends = ends;
    this.#held = new Subject();
  }

  release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.next({});
  }

  do(): Observable<LogoutResponse> {
    if (this.#held) return this.#held.pipe(take(1));
    return this.#ends === 'at once' ? of({}) : from(Promise.resolve({}));
  }

  override logout(): Observable<LogoutResponse> {
    return this.do();
  }
}
