import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';

import { LogoutActionDirective } from 'ngx-logout-action';

import { Account } from '../shared/account';
import { DemoSession } from '../shared/demo-session';

@Component({
  selector: 'live-tabs-example',
  imports: [Account, LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <live-account [session]="session">
        <button
          type="button"
          class="primary"
          logoutAction
          (click)="signedOutHere.set(session.signedIn())"
        >
          Sign out
        </button>
      </live-account>
      <p>{{ words() }}</p>
    </div>
  `,
  styles: `
    live-account {
      padding: 0;
      border: 0;
    }

    p {
      min-block-size: 40px;
    }
  `,
})
export class TabsExample {
  protected readonly session = inject(DemoSession);
  protected readonly signedOutHere = signal(false);
  protected readonly words = computed(() => {
    if (this.session.state() !== 'signed out') return 'Sign out in one tab, and watch the other.';
    return this.signedOutHere()
      ? 'Signed out here, with one request.'
      : 'Followed the other tab, without a request.';
  });
}
