import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';

import { provideLogoutAction, withCleanup, withHttpLogout } from 'ngx-logout-action';

import { signOutFirst, signOutOn401 } from './experiments';
import { Account, Login, Orders } from './pages';
import { Session } from './session';

/** What a test wants to be different. It survives reloads. */
const experiment = sessionStorage.getItem('experiment');

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
    provideHttpClient(withInterceptors(experiment === 'interceptor' ? [signOutOn401] : [])),
    provideLogoutAction(
      {},
      withHttpLogout({ xsrf: { refreshUrl: '/csrf' } }),
      withCleanup(
        () => inject(Session).forget(),
        () => inject(Session).rendered(),
      ),
    ),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
