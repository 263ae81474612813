import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { MSAL_INSTANCE, MsalService } from '@azure/msal-angular';
import { PublicClientApplication } from '@azure/msal-browser';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<button type="button" (click)="signOut()">Sign out</button><router-outlet />`,
})
class App {
  readonly #msal = inject(MsalService);

  signOut(): void {
    this.#msal.logoutRedirect();
  }
}

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter(ROUTES),
    MsalService,
    {
      provide: MSAL_INSTANCE,
      useFactory: () => new PublicClientApplication({ auth: { clientId: 'app' } }),
    },
  ],
});
