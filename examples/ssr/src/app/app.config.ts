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
    // This also replays events.
    provideClientHydration(withIncrementalHydration()),
    provideLogoutAction(
      // Stays on the page, which shows the outcome.
      { useDefaultSuccessHandler: false },
      withCleanup(() => localStorage.removeItem('draft')),
      withSpinner({ delay: 0 }),
    ),
  ],
};
