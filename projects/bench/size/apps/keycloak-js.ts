import { provideHttpClient } from '@angular/common/http';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import Keycloak from 'keycloak-js';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #keycloak = new Keycloak({
    url: 'https://id.example.org',
    realm: 'app',
    clientId: 'app',
  });

  signOut(): void {
    void this.#keycloak.logout();
  }
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES)],
});
