import { provideHttpClient } from '@angular/common/http';
import { type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideLogoutAction, withAllowedRedirects, withHttpLogout } from 'ngx-logout-action';

import { Home } from './home';
import { provider } from './provider';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([{ path: '**', component: Home }]),
    provideHttpClient(),
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withHttpLogout({
        url: '/bff/logout',
        xsrf: { refreshUrl: '/csrf' },
        redirectHeader: 'Location',
      }),
      withAllowedRedirects(provider),
    ),
  ],
};
