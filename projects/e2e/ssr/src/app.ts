import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  LogoutActionDirective,
  LogoutActionService,
  SpinnerContextDirective,
  SpinnerContextService,
} from 'ngx-logout-action';

/** Uses all that there is, on the server and in the browser alike. */
@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section id="card" [spinnerContext]="'card'">
      <p>Outcome: {{ outcome() }}</p>
      <button logoutAction logoutSpinnerContext="card" logoutSpinnerMessage="Signing out">
        Sign out
      </button>
    </section>
  `,
})
export class App {
  protected readonly outcome = signal('none yet');

  constructor() {
    // Running while the page is rendered, and while it is hydrated.
    const task = inject(SpinnerContextService).show({
      context: ['card', 'page'],
      message: 'Starting',
    });
    void inject(LogoutActionService)
      .logout()
      .then((outcome) => {
        this.outcome.set(outcome.status === 'discarded' ? outcome.reason : outcome.status);
        setTimeout(() => task.release(), 1_000);
      });
  }
}
