import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideKeycloak } from 'keycloak-angular';

import { logoutAction } from './logout';
import { clientId, issuer } from './provider';
import { Session } from './session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([]),
    // With a Keycloak server: { url, realm, clientId }.
    provideKeycloak({ config: { oidcProvider: issuer, clientId } }),
    logoutAction,
    provideAppInitializer(() => inject(Session).start()),
  ],
};
