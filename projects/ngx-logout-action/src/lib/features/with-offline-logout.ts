import { LOCATION_INITIALIZED } from '@angular/common';
import { inject, provideAppInitializer, provideEnvironmentInitializer } from '@angular/core';

import { feature, LOGOUT_CONFIG, type LogoutFeature } from '../config';
import { OfflineLogout } from './offline-logout';
import { checkByRules, FUNCTION, type OptionRule } from './option-rules';
import { SessionTracker } from './with-session';

/** Options of `withOfflineLogout()`. */
export interface OfflineLogoutOptions {
  /**
   * Identifies the session, for example by a hash that the server returns; never by the session ID itself. A retry is only sent
   * while the value is the same as at the sign-out, so keep it in your cleanup. An empty string means that the app does not
   * know the session yet, so the retry waits. Runs in an injection context; signals read in it are tracked.
   * @default a retry is sent until `withSession` detects a new sign-in
   */
  session?: (() => string) | undefined;
  /** Milliseconds after which a pending sign-out fails. @default 86_400_000 (24 hours) */
  maxAge?: number | undefined;
}

/** 24 hours. */
const MAX_AGE = 24 * 60 * 60 * 1_000;

const RULES: Record<keyof OfflineLogoutOptions, OptionRule> = {
  session: FUNCTION,
  maxAge: [ngDevMode && 'milliseconds over 0', (value) => typeof value === 'number' && value > 0],
};

/**
 * Completes a sign-out later if the server cannot be reached. Cleanup and redirect happen immediately, and other tabs
 * follow. The outcome is `failed` with `error.retrying`, and `LogoutActionService.offlineLogout` is `'pending'` until the
 * server responds. Until then, the app counts as signed out.
 *
 * Only for sessions in cookies. If the request has an `Authorization` header, which a cleanup makes useless, the sign-out
 * fails immediately.
 *
 * @param options how to identify the session, and how long to retry.
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or an invalid value.
 * @example
 * ```ts
 * withOfflineLogout({ session: () => inject(SessionStore).hash() })
 * ```
 */
export function withOfflineLogout(options: OfflineLogoutOptions = {}): LogoutFeature {
  checkByRules(103, ngDevMode && 'withOfflineLogout', options, RULES);
  const { session, maxAge = MAX_AGE } = options;
  return feature(
    'offline',
    {
      offlineRules: { session, maxAge },
      offline: () => inject(OfflineLogout),
      session: () => inject(SessionTracker),
    },
    provideEnvironmentInitializer(() => void startOffline()),
    // Delays the first navigation, even if the Router navigates during app initialization.
    provideAppInitializer(startOffline),
    { provide: LOCATION_INITIALIZED, useFactory: startOffline },
  );
}

function startOffline(): Promise<void> {
  // Ignored in a lazy route.
  return inject(LOGOUT_CONFIG).offlineRules ? inject(OfflineLogout).start() : Promise.resolve();
}
