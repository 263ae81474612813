import { provideHttpClient } from '@angular/common/http';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { LogoutActionDirective, provideLogoutAction } from 'ngx-logout-action';
import { withIdleLogout } from 'ngx-logout-action/idle';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, LogoutActionDirective],
  template: `<button logoutAction>Sign out</button><router-outlet />`,
})
class App {}

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter(ROUTES),
    provideLogoutAction({}, withIdleLogout({ after: 15 * 60_000 })),
  ],
});
