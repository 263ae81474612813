import { type ApplicationConfig, inject } from '@angular/core';

import {
  provideLogoutAction,
  withCleanup,
  withHttpLogout,
  withSession,
  withTabSync,
} from 'ngx-logout-action';

import { DemoSession } from '../shared/demo-session';

export const tabsConfig: ApplicationConfig = {
  providers: [
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withHttpLogout({ url: '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withSession({ isAuthenticated: () => inject(DemoSession).signedIn() }),
      withCleanup(() => inject(DemoSession).forget()),
      withTabSync(),
    ),
  ],
};
