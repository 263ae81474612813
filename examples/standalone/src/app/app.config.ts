import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import {
  clearStorage,
  provideLogoutAction,
  sessionExpiredInterceptor,
  withCleanup,
  withPages,
  withTabSync,
} from 'ngx-logout-action';

import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // A 401 shows the login page.
    provideHttpClient(withInterceptors([sessionExpiredInterceptor()])),
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withPages({ home: '/', login: '/sign-in' }),
      withCleanup(clearStorage({ session: 'all' })),
      withTabSync(),
    ),
  ],
};
