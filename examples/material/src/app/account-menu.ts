import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { LogoutActionDirective } from 'ngx-logout-action';

@Component({
  selector: 'app-account-menu',
  imports: [LogoutActionDirective, MatButtonModule, MatMenuModule],
  template: `
    <button matButton [matMenuTriggerFor]="menu">Account</button>
    <mat-menu #menu>
      <button mat-menu-item logoutAction logoutSpinnerContext="page">Sign out</button>
    </mat-menu>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountMenu {}
