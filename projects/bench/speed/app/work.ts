import { Injectable } from '@angular/core';
import { from, type Observable, Subject, take } from 'rxjs';

import { LogoutBackend, type LogoutResponse } from 'ngx-logout-action';

/** What is queued for: it waits while it is held, and otherwise ends in a microtask. Our library's back end too. */
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
