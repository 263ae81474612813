import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { concatMap } from 'rxjs';

@Component({
  selector: 'app-sign-in',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Sign in</h1>
    <p>
      <label>User name <input #username value="demo" autocomplete="username" /></label>
    </p>
    <p>
      <label>
        Password
        <input #password type="password" value="let-me-out" autocomplete="current-password" />
      </label>
    </p>
    <button type="button" (click)="signIn(username.value, password.value)">Sign in</button>
  `,
})
export class SignIn {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);

  protected signIn(username: string, password: string): void {
    this.#http
      .get('/csrf')
      .pipe(concatMap(() => this.#http.post('/login', { username, password })))
      .subscribe(() => void this.#router.navigateByUrl('/account'));
  }
}
