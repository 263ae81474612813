import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #auth = inject(AuthService);

  signOut(): void {
    this.#auth.logout().subscribe();
  }
}

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter(ROUTES),
    provideAuth0({ domain: 'id.example.org', clientId: 'app' }),
  ],
});
