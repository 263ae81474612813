import { ChangeDetectionStrategy, Component } from '@angular/core';

import { injectLogoutAction, LogoutActionDirective } from 'ngx-logout-action';

/** Only rendered while a user is signed in, so each sign-out destroys it. */
@Component({
  selector: 'app-menu',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button [logoutAction]="leave">Leave</button>
    <button [logoutAction]="leaveQuietly">Leave quietly</button>
  `,
})
export class Menu {
  protected readonly leave = injectLogoutAction({ name: 'leave' });
  protected readonly leaveQuietly = injectLogoutAction({
    name: 'leaveQuietly',
    useDefaultSuccessHandler: false,
    onSuccess: () => document.body.append('onSuccess has run'),
  });
}
