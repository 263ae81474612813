import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';

/** For `withCleanup`: a dialog must not stay over the login page with private data in it. */
export function closeDialogs(): void {
  inject(MatDialog).closeAll();
}
