import { type ApplicationConfig, inject } from '@angular/core';

import {
  provideLogoutAction,
  withCleanup,
  withFailureHandler,
  withHttpLogout,
} from 'ngx-logout-action';

import { PracticeSession } from '../shared/practice-session';
import { FailureMessage } from './failure-message';

export const failuresConfig: ApplicationConfig = {
  providers: [
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute', timeout: 2_000 },
      withHttpLogout({ url: () => inject(PracticeSession).logoutUrl }),
      withCleanup(() => inject(PracticeSession).forget()),
      withFailureHandler((error, { retry }) => {
        inject(PracticeSession).markUncertain();
        inject(FailureMessage).show(error, retry);
      }),
    ),
  ],
};
