import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #oauth = inject(OAuthService);

  constructor() {
    this.#oauth.configure({ issuer: 'https://id.example.org', clientId: 'app' });
  }

  signOut(): void {
    this.#oauth.logOut();
  }
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES), provideOAuthClient()],
});
