import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';

@Component({
  selector: 'app-confirm-sign-out',
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Sign out?</h2>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close>Stay signed in</button>
      <button matButton="filled" [mat-dialog-close]="true">Sign out</button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfirmSignOut {}
