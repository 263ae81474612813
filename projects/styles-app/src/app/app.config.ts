import { provideHttpClient } from '@angular/common/http';
import { type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';

import { provideLogoutAction, withActions, withHttpLogout } from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';

import { Home, Login, Orders } from './pages';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([
      { path: '', component: Home },
      { path: 'login', component: Login },
      { path: 'orders', component: Orders },
    ]),
    provideHttpClient(),
    provideLogoutAction(
      {},
      withHttpLogout({ xsrf: { refreshUrl: '/csrf' } }),
      withActions({ sayGoodbye: () => (document.title = 'Goodbye') }),
      withActionsDialog(),
    ),
  ],
};
