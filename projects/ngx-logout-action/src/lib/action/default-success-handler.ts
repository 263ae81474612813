import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, defer, map, of } from 'rxjs';

import type { ResolvedLogoutActionOptions } from '../model/logout-options';
import type { Destination } from '../navigation/destinations';
import { LogoutNavigator } from '../navigation/logout-navigator';
import { deadline } from '../rx/deadline';
import { DocumentLifetime } from '../session/document-lifetime';

/** Sends the person to the page that follows (the documentation page, "Use default success handler"). */
@Injectable({ providedIn: 'root' })
export class DefaultSuccessHandler {
  readonly #navigator = inject(LogoutNavigator);
  readonly #document = inject(DocumentLifetime);

  /**
   * Completes when the page is reached or the document is being left. A route that is not reached (a guard
   * that says no, a missing route, a lost chunk, nothing within `timeout`) is loaded as a document.
   */
  redirect(
    { url, route }: Destination,
    { redirectMode, timeout }: ResolvedLogoutActionOptions,
  ): Observable<void> {
    if (route === undefined || redirectMode === 'document') return of(this.#load(url));
    return deadline(
      defer(() => this.#navigator.toRoute(route)),
      timeout,
      () => false,
    ).pipe(
      catchError(() => of(false)),
      map((arrived) => (arrived ? undefined : this.#load(url))),
    );
  }

  #load(url: string): void {
    this.#document.leave();
    this.#navigator.toDocument(url);
  }
}
