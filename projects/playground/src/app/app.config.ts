import {
  provideHttpClient,
  withInterceptors,
  withXhr,
  withXsrfConfiguration,
} from '@angular/common/http';
import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter, withInMemoryScrolling } from '@angular/router';

import {
  provideLogoutAction,
  sessionExpiredInterceptor,
  withCleanup,
  withFailureHandler,
  withHttpLogout,
  withLogoutGuards,
  withPages,
  withSession,
  withTabSync,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';
import { withIdleLogout } from 'ngx-logout-action/idle';

import { routes } from './app.routes';
import { ServerFaults } from './server/server-faults';
import { closeDialogs } from './session/dialogs';
import { experiments, framed } from './session/experiments';
import { explainFailure } from './session/failure-message';
import { RedirectNotice } from './session/redirect-notice';
import { Session } from './session/session';
import { provideSessionEvents } from './session/session-events';
import { unsavedChangesGuard } from './session/unsaved-changes';
import { XSRF_COOKIE } from './session/xsrf-token';
import { obstacleGuard } from './what-if/obstacle';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideHttpClient(
      withInterceptors([sessionExpiredInterceptor()]),
      withXsrfConfiguration({ cookieName: XSRF_COOKIE }),
      ...(experiments.xhr ? [withXhr()] : []),
    ),
    { provide: ErrorHandler, useClass: RedirectNotice },
    provideLogoutAction(
      {},
      withPages({ home: experiments.home }),
      withHttpLogout(() => {
        const faults = inject(ServerFaults);
        return {
          url: experiments.logoutUrl,
          xsrf: { refreshUrl: '/csrf' },
          headers: ({ action }) => faults.headersFor(action),
        };
      }),
      ...(experiments.noSession
        ? []
        : [withSession({ isAuthenticated: () => inject(Session).user() !== null })]),
      withLogoutGuards(unsavedChangesGuard, obstacleGuard),
      withCleanup(() => inject(Session).forget(), closeDialogs),
      withFailureHandler(explainFailure),
      // A page that shows a sign-out in its frame must not follow it.
      withTabSync({ confirm: () => !inject(Session).playing() }),
      ...(experiments.idle ? [withIdleLogout({ after: 30_000, warnBefore: 20_000 })] : []),
      ...(framed ? [] : [withActionsDialog()]),
    ),
    provideSessionEvents(),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
