import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatCardModule } from '@angular/material/card';
import { MatToolbarModule } from '@angular/material/toolbar';
import { RouterLink } from '@angular/router';

import { AccountMenu } from './account-menu';

@Component({
  selector: 'app-account',
  imports: [AccountMenu, MatCardModule, MatToolbarModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-toolbar>
      <h1>My bank</h1>
      <app-account-menu />
    </mat-toolbar>
    <main>
      <mat-card appearance="outlined">
        <mat-card-content>
          @if (account.hasValue()) {
            {{ account.value().note }}
          } @else if (account.error()) {
            <a routerLink="/sign-in">Sign in</a> to see your account.
          }
        </mat-card-content>
      </mat-card>
    </main>
  `,
  styles: `
    mat-toolbar {
      justify-content: space-between;
    }

    main {
      max-width: 40rem;
      margin: 1rem auto;
      padding: 0 1rem;
    }
  `,
})
export class Account {
  protected readonly account = httpResource<{ note: string }>(() => '/api/account');
}
