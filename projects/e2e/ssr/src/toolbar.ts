import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

@Component({
  selector: 'app-toolbar',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>Outcome: {{ lastOutcome()?.status ?? 'none' }}</p>
    <button logoutAction>Sign out</button>
  `,
})
export class Toolbar {
  protected readonly lastOutcome = inject(LogoutActionService).defaultAction.lastOutcome;
}
