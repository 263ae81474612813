import { isPlatformBrowser } from '@angular/common';
import {
  EnvironmentInjector,
  inject,
  PLATFORM_ID,
  provideEnvironmentInitializer,
} from '@angular/core';

import { type LogoutFeature, ɵfeature as feature } from 'ngx-logout-action';

import { CallJournal } from './calls/call-journal';

/**
 * Adds a small button to the running app, in development, that opens the Actions dialog; so does Alt+Shift+A. The
 * dialog is loaded lazily. A production build contains nothing of it, so the line may stay.
 *
 * @example
 * ```ts
 * provideLogoutAction({}, withActionsDialog())
 * ```
 */
export function withActionsDialog(): LogoutFeature {
  return ngDevMode
    ? feature(
        'devtools',
        // From the first call on, even if the dialog is loaded later.
        { trace: () => inject(CallJournal) },
        provideEnvironmentInitializer(() => {
          if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
          const injector = inject(EnvironmentInjector);
          void import('./dialog/show-actions-button').then((module) =>
            module.showActionsButton(injector),
          );
        }),
      )
    : { kind: 'devtools', providers: [] };
}
