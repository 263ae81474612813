import { provideHttpClient } from '@angular/common/http';
import { Component, inject, input } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import {
  clearCaches,
  clearStorage,
  injectLogoutAction,
  LogoutActionDirective,
  LogoutEventRegistry,
  provideLogoutAction,
  SpinnerContextDirective,
  spinnerWhile,
  withActions,
  withAllowedRedirects,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
  withPages,
  withSession,
  withSpinner,
  withTabSync,
} from 'ngx-logout-action';

import { ROUTES } from '../routes/one-route';

@Component({ selector: 'app-brand', template: '' })
class Brand {
  readonly messages = input<readonly string[]>([]);
}

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, LogoutActionDirective, SpinnerContextDirective],
  template: `<div [spinnerContext]="'account'">
      <button [logoutAction]="action" logoutSpinnerContext="account">Sign out</button>
    </div>
    <router-outlet />`,
})
class App {
  protected readonly action = injectLogoutAction({ redirectTo: 'home' });
  readonly whileSaving = spinnerWhile({ context: 'account' });

  constructor() {
    inject(LogoutEventRegistry).on('leave', 'onError', 'log');
  }
}

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter(ROUTES),
    provideLogoutAction(
      { inFlightBehavior: 'executeAll' },
      withPages({ login: '/in' }),
      withHttpLogout({ url: '/out', xsrf: { refreshUrl: '/csrf' } }),
      withSession({ isAuthenticated: () => true }),
      withAllowedRedirects('https://id.example.org'),
      withLogoutGuards(() => true),
      withCleanup(clearStorage({ local: 'all' }), clearCaches()),
      withTabSync(),
      withActions({ log: () => undefined }),
      withSpinner({ component: Brand }),
    ),
  ],
});
