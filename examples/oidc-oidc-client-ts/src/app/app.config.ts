import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter } from '@angular/router';

import { logoutAction } from './logout';
import { Session } from './session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([]),
    logoutAction,
    provideAppInitializer(() => inject(Session).start()),
  ],
};
