import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { OidcSecurityService, provideAuth } from 'angular-auth-oidc-client';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #oidc = inject(OidcSecurityService);

  signOut(): void {
    this.#oidc.logoff().subscribe();
  }
}

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter(ROUTES),
    provideAuth({
      config: { authority: 'https://id.example.org', clientId: 'app', redirectUrl: '/' },
    }),
  ],
});
