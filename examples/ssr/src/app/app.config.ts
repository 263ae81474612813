import { provideHttpClient } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideClientHydration, withIncrementalHydration } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideLogoutAction, withCleanup, withSpinner } from 'ngx-logout-action';

import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideHttpClient(),
    // Replays events, too.
    provideClientHydration(withIncrementalHydration()),
    provideLogoutAction(
      // The page stays and shows the outcome.
      { useDefaultSuccessHandler: false },
      withCleanup(() => localStorage.removeItem('draft')),
      withSpinner({ delay: 0 }),
    ),
  ],
};
