import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { LogoutActionService } from 'ngx-logout-action';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #service = inject(LogoutActionService);

  signOut(): void {
    void this.#service.logout();
  }
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES)],
});
