import { Injectable } from '@angular/core';
import { from, type Observable, Subject, take } from 'rxjs';

import { LogoutBackend, type LogoutResponse } from 'ngx-logout-action';

/**
 * The work of each call: waits while held, and otherwise ends in a microtask. Also the library's
 * backend.
 */
@Injectable({ providedIn: 'root' })
export class Work extends LogoutBackend {
  #held: Subject<LogoutResponse> | undefined;

  hold(): void {
    this.#held = new Subject();
  }

  release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.next({});
  }

  do(): Observable<LogoutResponse> {
    return this.#held?.pipe(take(1)) ?? from(Promise.resolve({}));
  }

  override logout(): Observable<LogoutResponse> {
    return this.do();
  }
}
