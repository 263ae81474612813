import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideOAuthClient } from 'angular-oauth2-oidc';
import { oidcLogoutInterceptor } from 'ngx-logout-action/oidc';

import { logoutAction } from './logout';
import { Session } from './session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([]),
    provideHttpClient(withInterceptors([oidcLogoutInterceptor])),
    provideOAuthClient(),
    logoutAction,
    provideAppInitializer(() => inject(Session).start()),
  ],
};
