import { effect, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

import type { LogoutError, LogoutFailure } from 'ngx-logout-action';

import { Session } from './session';

/** For `withFailureHandler`. Shows a message on any page, and offers a retry until the session is no longer in doubt. */
export function explainFailure(_error: LogoutError, { retry }: LogoutFailure): void {
  const session = inject(Session);
  session.markUncertain();
  const message = inject(MatSnackBar).open('You may still be signed in.', 'Try again');
  message.onAction().subscribe(() => void retry());
  const watch = effect(() => {
    if (!session.uncertain()) message.dismiss();
  });
  message.afterDismissed().subscribe(() => watch.destroy());
}
