import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

@Component({
  selector: 'app-toolbar',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>Outcome: {{ lastOutcome()?.status ?? 'none' }}</p>
    <button logoutAction (logoutSucceeded)="signedOut.emit()">Sign out</button>
  `,
})
export class Toolbar {
  readonly signedOut = output();
  protected readonly lastOutcome = inject(LogoutActionService).defaultAction.lastOutcome;
}
