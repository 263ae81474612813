import { InjectionToken } from '@angular/core';

/**
 * Actions of the app's own that events may trigger by name, beside logout actions.
 * @hidden
 */
export const LOGOUT_APP_ACTIONS = new InjectionToken<Readonly<Record<string, () => void>>>(
  'LOGOUT_APP_ACTIONS',
  { factory: () => ({}) },
);
