import { inject, provideEnvironmentInitializer } from '@angular/core';

import { TabSync } from '../action/tab-sync';
import { TAB_SYNC_OPTIONS, type TabSyncOptions } from '../session/tab-channel';
import type { LogoutFeature } from './logout-feature';

/**
 * Signs out the other tabs of the same origin and base href too: there the cleanup runs and the default action's
 * redirect follows, without guards, events or a request. A frozen tab follows when it is resumed. A failed
 * sign-out is not told.
 */
export function withTabSync(options: TabSyncOptions = {}): LogoutFeature {
  return {
    kind: 'tabs',
    providers: [
      { provide: TAB_SYNC_OPTIONS, useValue: options },
      provideEnvironmentInitializer(() => inject(TabSync)),
    ],
  };
}
