import { type HttpInterceptorFn, provideHttpClient, withInterceptors } from '@angular/common/http';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { LogoutActionDirective, type LogoutFeature, provideLogoutAction } from 'ngx-logout-action';

import { ROUTES } from './routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, LogoutActionDirective],
  template: `<button logoutAction>Sign out</button><router-outlet />`,
})
class App {}

/**
 * Starts an app with the directive and one feature, to measure what the feature adds to a bundle.
 */
export function startFeatureApp({
  features = [],
  interceptors = [],
}: {
  features?: LogoutFeature[];
  interceptors?: HttpInterceptorFn[];
} = {}): void {
  void bootstrapApplication(App, {
    providers: [
      provideHttpClient(withInterceptors(interceptors)),
      provideRouter(ROUTES),
      provideLogoutAction({}, ...features),
    ],
  });
}
