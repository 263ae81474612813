import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { concatMap } from 'rxjs';

@Component({
  selector: 'app-sign-in',
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
    <p role="alert">{{ problem() }}</p>
  `,
})
export class SignIn {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly problem = signal('');

  protected signIn(username: string, password: string): void {
    this.#http
      .get('/csrf')
      .pipe(concatMap(() => this.#http.post('/login', { username, password })))
      .subscribe({
        next: () => void this.#router.navigateByUrl('/account'),
        error: () => this.problem.set('You are not signed in. Check your user name and password.'),
      });
  }
}
