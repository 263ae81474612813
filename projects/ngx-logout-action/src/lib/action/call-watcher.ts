import { InjectionToken } from '@angular/core';

import type { LogoutAction } from '../model/logout-action';
import type { LogoutOutcome } from '../model/logout-outcome';

/**
 * Where a call stands; a call that has not been admitted as yet has no step.
 * @hidden
 */
export type LogoutCallStep =
  'guards' | 'onBeforeUpdate' | 'request' | 'cleanup' | 'redirect' | 'events';

/**
 * Hears of one call, step by step.
 * @hidden
 */
export interface WatchedCall {
  step(step: LogoutCallStep): void;
  settled(outcome: LogoutOutcome): void;
}

/**
 * Hears of every call that is made, in development.
 * @hidden
 */
export interface CallWatcher {
  begin(action: LogoutAction): WatchedCall;
}

/** @hidden */
export const CALL_WATCHER = new InjectionToken<CallWatcher | null>('CALL_WATCHER', {
  factory: () => null,
});
