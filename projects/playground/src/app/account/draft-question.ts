import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

@Component({
  selector: 'app-draft-question',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>Discard your draft?</h2>
    <mat-dialog-content>You have not saved it.</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close>Stay</button>
      <button matButton="filled" [mat-dialog-close]="true">Sign out anyway</button>
    </mat-dialog-actions>
  `,
})
export class DraftQuestion {}
