import { InjectionToken } from '@angular/core';

import type { LogoutActionOptions } from '../model/logout-options';

/** The options of the action that exists by itself. */
export const LOGOUT_DEFAULT_OPTIONS = new InjectionToken<LogoutActionOptions>(
  'LOGOUT_DEFAULT_OPTIONS',
  { factory: () => ({}) },
);
