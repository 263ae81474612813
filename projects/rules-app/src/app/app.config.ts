import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter, withHashLocation } from '@angular/router';

import { provideLogoutAction, withCleanup } from 'ngx-logout-action';

import { INTERCEPTORS, signOutFirst } from './experiments';
import { baseHref, featuresOf } from './features';
import { Account, Login, Orders } from './pages';
import { Session } from './session';

/** The variation that a test has chosen. It survives reloads. */
const experiment = sessionStorage.getItem('experiment');
const interceptors = INTERCEPTORS[experiment ?? ''] ?? [];

export const appConfig: ApplicationConfig = {
  providers: [
    { provide: APP_BASE_HREF, useFactory: baseHref },
    provideRouter(
      [
        { path: '', component: Account },
        // The server redirects here after a sign-in at the provider.
        { path: 'account', component: Account },
        { path: 'orders', component: Orders },
        {
          path: 'login',
          component: Login,
          canActivate: experiment?.startsWith('guard') ? [signOutFirst] : [],
        },
      ],
      ...(experiment === 'hash' ? [withHashLocation()] : []),
    ),
    provideHttpClient(withInterceptors([...interceptors])),
    provideLogoutAction(
      experiment === 'guard, document' ? { redirectMode: 'document' } : {},
      withCleanup(
        () => inject(Session).forget(),
        () => inject(Session).rendered(),
      ),
      ...featuresOf(experiment),
    ),
    provideAppInitializer(() => inject(Session).load()),
  ],
};
