import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { injectLogoutAction } from 'ngx-logout-action';
import { map } from 'rxjs';

import { Draft } from '../draft';

@Component({
  selector: 'app-account',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Account</h1>
    <section [spinnerContext]="'account'">
      <p>{{ note() }}</p>
      <p>
        <label>Draft <textarea [value]="draft.text()" (input)="write($event)"></textarea></label>
      </p>
      <button logoutAction logoutSpinnerContext="account" logoutSpinnerMessage="Signing out">
        Sign out
      </button>
      <button [logoutAction]="goHome">Sign out and go home</button>
      @if (goHome.pending()) {
        <p>Leaving …</p>
      }
    </section>
  `,
})
export class Account {
  protected readonly draft = inject(Draft);
  /** Belongs to this page, and is destroyed with it. */
  protected readonly goHome = injectLogoutAction({ name: 'goHome', redirectTo: 'home' });
  protected readonly note = toSignal(
    inject(HttpClient)
      .get<{ note: string }>('/api/account')
      .pipe(map(({ note }) => note)),
  );

  protected write(event: Event): void {
    this.draft.text.set((event.target as HTMLTextAreaElement).value);
  }
}
