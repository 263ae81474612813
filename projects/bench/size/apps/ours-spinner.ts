import { provideHttpClient } from '@angular/common/http';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { LogoutActionDirective, SpinnerContextDirective } from 'ngx-logout-action';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, LogoutActionDirective, SpinnerContextDirective],
  template: `<div [spinnerContext]="'account'">
      <button logoutAction logoutSpinnerContext="account">Sign out</button>
    </div>
    <router-outlet />`,
})
class App {}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES)],
});
