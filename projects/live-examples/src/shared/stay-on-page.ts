import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';

import type { LogoutNavigator } from 'ngx-logout-action';

/** Reports redirects instead of following them, because the example is only a part of the page. */
@Injectable({ providedIn: 'root' })
export class StayOnPage implements LogoutNavigator {
  readonly #redirects = new Subject<string>();
  readonly redirects$ = this.#redirects.asObservable();

  toRoute(url: string): Promise<boolean> {
    this.#redirects.next(url);
    return Promise.resolve(true);
  }

  /**
   * Reloads the page after it was restored from the back/forward cache, because it may show private
   * content.
   */
  toDocument(): void {
    location.reload();
  }
}
