import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { LogoutActionService, type LogoutOutcome } from 'ngx-logout-action';

/** Stores outcomes in the session storage, where they survive a redirect that reloads the page. */
function record(outcome: LogoutOutcome): void {
  const outcomes = JSON.parse(sessionStorage.getItem('outcomes') ?? '[]') as string[];
  const detail = outcome.status === 'failed' ? ` ${outcome.error.kind}` : '';
  sessionStorage.setItem('outcomes', JSON.stringify([...outcomes, outcome.status + detail]));
}

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<router-outlet />',
})
export class App {
  constructor() {
    inject(LogoutActionService).defaultAction.outcomes$.subscribe(record);
  }
}
