import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';

import { provideLogoutAction, withCleanup, withHttpLogout, withSession } from 'ngx-logout-action';

import { INTERCEPTORS, signOutFirst } from './experiments';
import { Account, Login, Orders } from './pages';
import { Session } from './session';

/** What a test wants to be different. It survives reloads. */
const experiment = sessionStorage.getItem('experiment');
const interceptors = INTERCEPTORS[experiment ?? ''] ?? [];

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([
      { path: '', component: Account },
      { path: 'orders', component: Orders },
      {
        path: 'login',
        component: Login,
        canActivate: experiment === 'guard' ? [signOutFirst] : [],
      },
    ]),
    provideHttpClient(withInterceptors([...interceptors])),
    provideLogoutAction(
      {},
      withHttpLogout({ xsrf: { refreshUrl: '/csrf' } }),
      withCleanup(
        () => inject(Session).forget(),
        () => inject(Session).rendered(),
      ),
      // A visitor's 401 says nothing new.
      ...(experiment?.includes('expired')
        ? [withSession({ isAuthenticated: () => inject(Session).user() !== '' })]
        : []),
    ),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
