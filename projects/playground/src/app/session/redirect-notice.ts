import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

import { framed } from './experiments';

/** Shows a message when the library refuses a redirect (LOGOUT-201). */
@Injectable()
export class RedirectNotice extends ErrorHandler {
  // Injected late, because the snack bar needs the app, which needs an error handler.
  readonly #injector = inject(Injector);

  override handleError(error: unknown): void {
    super.handleError(error);
    if (!String(error).includes('LOGOUT-201')) return;
    this.#injector
      .get(MatSnackBar)
      .open('Blocked a redirect to another site.', framed ? undefined : 'Dismiss');
  }
}
