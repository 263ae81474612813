import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';

import type { LogoutNavigator } from 'ngx-logout-action';

/** An example is a part of a page that is not its own, so it only says where it would go. */
@Injectable({ providedIn: 'root' })
export class StayOnPage implements LogoutNavigator {
  readonly #redirects = new Subject<string>();
  readonly redirects$ = this.#redirects.asObservable();

  toRoute(url: string): Promise<boolean> {
    this.#redirects.next(url);
    return Promise.resolve(true);
  }

  /** The page is to be loaded again: it comes back from the history, where it might show what was private. */
  toDocument(): void {
    location.reload();
  }
}
