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
 * In development, adds a small button that opens the Actions dialog; Alt+Shift+A opens it too. Production builds contain none
 * of it, so you can leave the line in your code.
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
        // Records from the first call, even if the dialog opens later.
        { trace: () => inject(CallJournal) },
        provideEnvironmentInitializer(() => {
          if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
          const injector = inject(EnvironmentInjector);
          void import('./dock/show-actions').then((module) => module.showActions(injector));
        }),
      )
    : { kind: 'devtools', providers: [] };
}
