import { InjectionToken } from '@angular/core';

import type { LogoutAction } from '../model/logout-action';
import type { LogoutDecision } from '../model/logout-events';

/** Asked before every call of every action; `false` vetoes it. */
export type LogoutGuard = (call: { action: LogoutAction; data?: unknown }) => LogoutDecision;

export const LOGOUT_GUARDS = new InjectionToken<readonly LogoutGuard[]>('LOGOUT_GUARDS', {
  factory: () => [],
});
