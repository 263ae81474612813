import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { NgxSpinnerComponent, NgxSpinnerService } from 'ngx-spinner';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, NgxSpinnerComponent],
  template: `<ngx-spinner>Signing out</ngx-spinner
    ><button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #spinner = inject(NgxSpinnerService);

  signOut(): void {
    void this.#spinner.show();
  }
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES)],
});
