import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';

/** For `withCleanup`. A dialog with private data must not stay open on the login page. */
export function closeDialogs(): void {
  inject(MatDialog).closeAll();
}
