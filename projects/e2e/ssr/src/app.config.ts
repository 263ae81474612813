import type { ApplicationConfig } from '@angular/core';
import { provideClientHydration } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideLogoutAction, withCleanup, withSpinner } from 'ngx-logout-action';

export const config: ApplicationConfig = {
  providers: [
    provideRouter([]),
    provideClientHydration(),
    provideLogoutAction(
      { useDefaultSuccessHandler: false },
      withCleanup(() => localStorage.removeItem('draft')),
      withSpinner({ delay: 0 }),
    ),
  ],
};
