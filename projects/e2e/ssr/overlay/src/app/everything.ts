import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  LogoutActionDirective,
  LogoutActionService,
  SpinnerContextDirective,
  SpinnerContextService,
} from 'ngx-logout-action';

/** Uses the library on the server and in the browser. */
@Component({
  selector: 'app-everything',
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
export class Everything {
  protected readonly outcome = signal('none yet');

  constructor() {
    // Runs during rendering and hydration.
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
