import { InjectionToken } from '@angular/core';

/**
 * Actions of the app's own that events may trigger by name, beside logout actions. They see to their injection
 * context and their errors themselves.
 * @hidden
 */
export const LOGOUT_APP_ACTIONS = new InjectionToken<Readonly<Record<string, () => void>>>(
  'LOGOUT_APP_ACTIONS',
  { factory: () => ({}) },
);
