import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';

/** The login page for servers that do not have one. */
@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="signIn($event, email.value, password.value)">
      <label>Email <input #email type="email" autocomplete="username" /></label>
      <label>Password <input #password type="password" autocomplete="current-password" /></label>
      <button>Sign in</button>
    </form>
  `,
})
export class Login {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);

  protected signIn(event: Event, email: string, password: string): void {
    event.preventDefault();
    this.#http
      .post('/login', { email, password })
      .subscribe(() => void this.#router.navigateByUrl('/'));
  }
}
