import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';
import { MSAL_INSTANCE, MsalBroadcastService, MsalService } from '@azure/msal-angular';
import { PublicClientApplication } from '@azure/msal-browser';

import { logoutAction } from './logout';
import { address, clientId, issuer } from './provider';
import { Session } from './session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([]),
    {
      provide: MSAL_INSTANCE,
      useFactory: () =>
        new PublicClientApplication({
          auth: { clientId, authority: issuer, redirectUri: address },
        }),
    },
    MsalService,
    MsalBroadcastService,
    logoutAction,
    provideAppInitializer(() => inject(Session).start()),
  ],
};
