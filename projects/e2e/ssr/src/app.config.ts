import type { ApplicationConfig } from '@angular/core';
import { provideClientHydration, withIncrementalHydration } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideLogoutAction, withCleanup, withSpinner } from 'ngx-logout-action';

import { Deferred } from './deferred';
import { Everything } from './everything';

export const config: ApplicationConfig = {
  providers: [
    provideRouter([
      { path: '', component: Everything },
      { path: 'deferred', component: Deferred },
    ]),
    // Replays events, too.
    provideClientHydration(withIncrementalHydration()),
    provideLogoutAction(
      { useDefaultSuccessHandler: false },
      withCleanup(() => localStorage.removeItem('draft')),
      withSpinner({ delay: 0 }),
    ),
  ],
};
