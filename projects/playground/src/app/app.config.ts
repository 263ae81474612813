import {
  provideHttpClient,
  withInterceptors,
  withXhr,
  withXsrfConfiguration,
} from '@angular/common/http';
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
  withPages,
  withTabSync,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';

import { routes } from './app.routes';
import { ServerLaboratory } from './in-flight/server-laboratory';
import { slowAnswers, slowGuard } from './in-flight/slow-guard';
import { experiments } from './session/experiments';
import { Session } from './session/session';
import { provideSessionEvents } from './session/session-events';
import { unsavedChangesGuard } from './session/unsaved-changes';

/** Under https, the server's cookies have a prefix that no sibling domain can set. */
const xsrf = withXsrfConfiguration({
  cookieName: `${location.protocol === 'https:' ? '__Host-' : ''}XSRF-TOKEN`,
});

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    provideHttpClient(
      withInterceptors([slowAnswers]),
      xsrf,
      ...(experiments.xhr ? [withXhr()] : []),
    ),
    provideLogoutAction(
      {},
      withPages({ home: experiments.home }),
      withHttpLogout({ url: experiments.logoutUrl, xsrf: { refreshUrl: '/csrf' } }),
      withLogoutGuards(unsavedChangesGuard, slowGuard),
      withCleanup(() => inject(Session).forget()),
      withTabSync(),
      withActionsDialog(),
    ),
    provideSessionEvents(),
    provideAppInitializer(() => {
      // Reads the key from the address before the Router changes it.
      inject(ServerLaboratory);
      return inject(Session).load();
    }),
  ],
};
