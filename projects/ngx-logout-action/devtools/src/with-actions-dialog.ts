import { isPlatformBrowser } from '@angular/common';
import {
  EnvironmentInjector,
  inject,
  PLATFORM_ID,
  provideEnvironmentInitializer,
} from '@angular/core';

import { type LogoutFeature, ɵCALL_WATCHER as CALL_WATCHER } from 'ngx-logout-action';

import { CallJournal } from './calls/call-journal';

/**
 * Puts a small button over the running app, in development, which opens the Actions dialog; so does Alt+Shift+A.
 * It is loaded lazily, and nothing of it is in a production build, so the line may stay.
 */
export function withActionsDialog(): LogoutFeature {
  return {
    kind: 'devtools',
    providers: ngDevMode
      ? [
          // From the first call on, whenever the dialog is loaded.
          { provide: CALL_WATCHER, useExisting: CallJournal },
          provideEnvironmentInitializer(() => {
            if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
            const injector = inject(EnvironmentInjector);
            void import('./dialog/show-actions-button').then((module) =>
              module.showActionsButton(injector),
            );
          }),
        ]
      : [],
  };
}
