import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { Overlay } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { MatProgressSpinner } from '@angular/material/progress-spinner';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #overlay = inject(Overlay);

  signOut(): void {
    const positionStrategy = this.#overlay
      .position()
      .global()
      .centerHorizontally()
      .centerVertically();
    this.#overlay
      .create({ hasBackdrop: true, positionStrategy })
      .attach(new ComponentPortal(MatProgressSpinner));
  }
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES)],
});
