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
 * In development, adds a small button that opens the Actions dialog at the edge of the page; Alt+Shift+A opens it too.
 * The dialog is loaded lazily. Production builds contain none of it, so the line can stay in your code.
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
        // Record from the first call, even if the dialog is opened later.
        { trace: () => inject(CallJournal) },
        provideEnvironmentInitializer(() => {
          if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
          const injector = inject(EnvironmentInjector);
          void import('./dock/show-actions').then((module) => module.showActions(injector));
        }),
      )
    : { kind: 'devtools', providers: [] };
}
