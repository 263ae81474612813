import { provideHttpClient } from '@angular/common/http';
import { type ApplicationConfig, inject } from '@angular/core';
import { provideRouter } from '@angular/router';
import {
  provideLogoutAction,
  withCleanup,
  withPages,
  withSession,
  withTabSync,
} from 'ngx-logout-action';
import { withIdleLogout } from 'ngx-logout-action/idle';

import { Account } from './account';
import { SignIn } from './sign-in';
import { UserStore } from './user-store';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([
      { path: '', component: Account },
      { path: 'sign-in', component: SignIn },
    ]),
    provideHttpClient(),
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withPages({ login: '/sign-in' }),
      withSession({ isAuthenticated: () => inject(UserStore).signedIn() }),
      withCleanup(() => inject(UserStore).forget()),
      withTabSync(),
      // Short, so that you can watch it. Fifteen minutes is a common value.
      withIdleLogout({ after: 40_000, warnBefore: 20_000 }),
    ),
  ],
};
