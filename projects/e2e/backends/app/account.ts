import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LogoutActionDirective } from 'ngx-logout-action';

@Component({
  selector: 'app-account',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Your account</h1>
    <button logoutAction>Sign out</button>
  `,
})
export class Account {}
