import { type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';

import { logoutAction } from './logout';
import { address, clientId, issuer } from './provider';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([]),
    provideAuth0({
      domain: issuer,
      clientId,
      authorizationParams: { redirect_uri: address },
    }),
    logoutAction,
  ],
};
