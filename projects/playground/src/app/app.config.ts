import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter } from '@angular/router';

import {
  provideLogoutAction,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
} from 'ngx-logout-action';

import { routes } from './app.routes';
import { slowGuard } from './in-flight/slow-guard';
import { watchRequests } from './in-flight/watch-requests';
import { Session } from './session/session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    provideHttpClient(withInterceptors([watchRequests])),
    provideLogoutAction(
      {},
      withHttpLogout({ url: '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withLogoutGuards(slowGuard),
      withCleanup(() => inject(Session).forget()),
    ),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
