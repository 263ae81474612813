import { type ApplicationConfig, inject } from '@angular/core';

import { provideLogoutAction, withHttpLogout } from 'ngx-logout-action';

import { PracticeSession } from '../shared/practice-session';

export const inFlightConfig: ApplicationConfig = {
  providers: [
    provideLogoutAction({}, withHttpLogout({ url: () => inject(PracticeSession).logoutUrl })),
  ],
};
