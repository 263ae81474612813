import { provideHttpClient, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter } from '@angular/router';

import {
  provideLogoutAction,
  withAllowedRedirects,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
  withPages,
  withTabSync,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';

import { routes } from './app.routes';
import { slowGuard } from './in-flight/slow-guard';
import { provider } from './session/provider';
import { Session } from './session/session';
import { unsavedChangesGuard } from './session/unsaved-changes';

/**
 * What the address of the page asks for: `?xhr` lets HttpClient use XMLHttpRequest, `?logout=…` names another
 * address to sign out at, `?home=…` another home page.
 */
function experiment(name: 'xhr' | 'logout' | 'home'): string | null {
  return new URLSearchParams(location.search).get(name);
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    provideHttpClient(...(experiment('xhr') === null ? [] : [withXhr()])),
    provideLogoutAction(
      {},
      // Whoever has signed in at the provider is sent there to sign out.
      withAllowedRedirects(...provider),
      withPages({ home: experiment('home') ?? '/' }),
      withHttpLogout({ url: experiment('logout') ?? '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withLogoutGuards(unsavedChangesGuard, slowGuard),
      withCleanup(() => inject(Session).forget()),
      withTabSync(),
      withActionsDialog(),
    ),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
