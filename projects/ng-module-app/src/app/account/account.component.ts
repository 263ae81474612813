import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

import { injectLogoutAction } from 'ngx-logout-action';

import { Draft } from './draft.service';

@Component({
  selector: 'app-account',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Account</h1>
    <section [spinnerContext]="'account'">
      <p>{{ note() }}</p>
      <label>Draft <textarea [value]="draft.text()" (input)="write($event)"></textarea></label>
      <button logoutAction logoutSpinnerContext="account" logoutSpinnerMessage="Signing out">
        Sign out
      </button>
      <button [logoutAction]="leave">Sign out and go home</button>
      @if (leave.pending()) {
        <p>Leaving …</p>
      }
    </section>
  `,
})
export class AccountComponent {
  protected readonly draft = inject(Draft);
  /** Belongs to this page, and goes with it. */
  protected readonly leave = injectLogoutAction({ name: 'leave', redirectTo: 'home' });
  protected readonly note = toSignal(
    inject(HttpClient)
      .get<{ note: string }>('/api/account')
      .pipe(map(({ note }) => note)),
  );

  protected write(event: Event): void {
    this.draft.text.set((event.target as HTMLTextAreaElement).value);
  }
}
