import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

import { LogoutActionDirective } from 'ngx-logout-action';

@Component({
  selector: 'app-settings-dialog',
  imports: [
    LogoutActionDirective,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>Settings</h2>
    <mat-dialog-content>
      This dialog closes with the session. It does not stay over the login page.
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close>Close</button>
      <button matButton="filled" logoutAction>Sign out in the dialog</button>
    </mat-dialog-actions>
  `,
})
export class SettingsDialog {}
