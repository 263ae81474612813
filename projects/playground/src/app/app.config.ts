import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
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
  withTabSync,
} from 'ngx-logout-action';

import { routes } from './app.routes';
import { slowGuard } from './in-flight/slow-guard';
import { watchRequests } from './in-flight/watch-requests';
import { Session } from './session/session';
import { unsavedChangesGuard } from './session/unsaved-changes';

/** `?xhr` in the address: HttpClient by XMLHttpRequest, so that both of its ways can be tried. */
function usesXhr(): boolean {
  return new URLSearchParams(location.search).has('xhr');
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    provideHttpClient(withInterceptors([watchRequests]), ...(usesXhr() ? [withXhr()] : [])),
    provideLogoutAction(
      {},
      withHttpLogout({ url: '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withLogoutGuards(unsavedChangesGuard, slowGuard),
      withCleanup(() => inject(Session).forget()),
      withTabSync(),
    ),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
