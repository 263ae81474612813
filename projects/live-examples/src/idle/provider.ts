import { type ApplicationConfig, inject } from '@angular/core';

import {
  provideLogoutAction,
  withCleanup,
  withHttpLogout,
  withPages,
  withSession,
} from 'ngx-logout-action';
import { withIdleLogout } from 'ngx-logout-action/idle';

import { DemoSession } from '../shared/demo-session';

export const idleConfig: ApplicationConfig = {
  providers: [
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withHttpLogout({ url: '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withSession({ isAuthenticated: () => inject(DemoSession).signedIn() }),
      withCleanup(() => inject(DemoSession).forget()),
      // The example stays on this page after the sign-out.
      withPages({ login: '/' }),
      withIdleLogout({ after: 30_000, warnBefore: 20_000 }),
    ),
  ],
};
