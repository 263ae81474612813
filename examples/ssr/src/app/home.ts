import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';

import { Toolbar } from './toolbar';

@Component({
  selector: 'app-home',
  imports: [Toolbar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Rendered on the server</h1>
    <p>{{ signedIn() ? 'Signed in.' : 'Signed out.' }}</p>
    <button type="button" (click)="signIn()">Sign in</button>
    <app-toolbar (signedOut)="signedIn.set(false)" />
  `,
})
export class Home {
  readonly #http = inject(HttpClient);
  protected readonly signedIn = signal(false);

  protected signIn(): void {
    this.#http.post('/login', null).subscribe(() => this.signedIn.set(true));
  }
}
