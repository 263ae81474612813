import { type ApplicationConfig, inject } from '@angular/core';

import { provideLogoutAction, withCleanup, withHttpLogout } from 'ngx-logout-action';

import { PracticeSession } from '../shared/practice-session';

export const spinnerConfig: ApplicationConfig = {
  providers: [
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute', spinnerMessage: 'Signing out' },
      withHttpLogout({ url: () => inject(PracticeSession).logoutUrl }),
      withCleanup(() => inject(PracticeSession).forget()),
    ),
  ],
};
