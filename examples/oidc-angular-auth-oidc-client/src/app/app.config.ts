import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAuth } from 'angular-auth-oidc-client';

import { logoutAction } from './logout';
import { address, clientId, issuer } from './provider';
import { Session } from './session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([]),
    provideAuth({
      config: {
        authority: issuer,
        clientId,
        redirectUrl: address,
        postLogoutRedirectUri: address,
        responseType: 'code',
        scope: 'openid profile',
      },
    }),
    logoutAction,
    provideAppInitializer(() => inject(Session).start()),
  ],
};
