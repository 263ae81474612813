import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import { UserStore } from './user-store';

@Component({
  selector: 'app-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Sign in</h1>
    <button type="button" (click)="signIn()">Sign in as demo</button>
  `,
})
export class SignIn {
  readonly #store = inject(UserStore);
  readonly #router = inject(Router);

  protected signIn(): void {
    this.#store.signIn().subscribe(() => void this.#router.navigateByUrl('/'));
  }
}
