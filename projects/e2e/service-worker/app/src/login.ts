import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';

import { RELEASE } from './release';

@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Login page of release {{ release }}</h1>
    @for (user of users; track user) {
      <button type="button" (click)="signIn(user)">Sign in as {{ user }}</button>
    }
  `,
})
export default class Login {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly release = RELEASE;
  protected readonly users = ['ada', 'grace'];

  protected signIn(user: string): void {
    this.#http.post('/login', { user }).subscribe(() => void this.#router.navigateByUrl('/'));
  }
}
