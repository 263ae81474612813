import { LOCATION_INITIALIZED } from '@angular/common';
import { inject, provideAppInitializer, provideEnvironmentInitializer } from '@angular/core';

import { LogoutConfigurationError } from '../action/errors';
import { feature, LOGOUT_CONFIG, type LogoutFeature } from '../config';
import { OfflineLogout } from './offline-logout';
import { SessionTracker } from './with-session';

/** Which sign-outs are completed later, and for how long. */
export interface OfflineLogoutOptions {
  /**
   * Distinguishes sessions: a hash of the session that the server returns, never its identifier. A retry is sent only while
   * this is the value of the sign-out, so keep it when your cleanup runs. An empty string means that the app does not know
   * yet; the retry then waits. Runs in an injection context; signals read in it are tracked.
   * @default a retry is sent until `withSession` notices a new sign-in
   */
  session?: (() => string) | undefined;
  /** Milliseconds after which a pending sign-out fails. @default 86_400_000 (24 hours) */
  maxAge?: number | undefined;
}

/** 24 hours. */
const MAX_AGE = 24 * 60 * 60 * 1_000;

/**
 * Completes a sign-out later if the server cannot be reached. Cleanup and redirect happen at once, and the other tabs
 * follow. The outcome is `failed` with `error.retrying`, and `LogoutActionService.offlineLogout` is `'pending'` until the
 * server has answered. Until then, the app counts as signed out.
 *
 * It is for sessions in cookies. If the request carries an `Authorization` header, which a cleanup makes useless, the
 * sign-out fails as usual.
 *
 * @param options `session` keeps a retry from ending the session of another user.
 * @throws LogoutConfigurationError LOGOUT-103 if `maxAge` is not a positive number.
 * @example
 * ```ts
 * withOfflineLogout({ session: () => inject(SessionStore).hash() })
 * ```
 */
export function withOfflineLogout(options: OfflineLogoutOptions = {}): LogoutFeature {
  const { session, maxAge = MAX_AGE } = options;
  if (!(maxAge > 0)) {
    throw new LogoutConfigurationError(
      103,
      ngDevMode && `Invalid value ${maxAge} for 'maxAge'. Expected milliseconds over 0.`,
    );
  }
  return feature(
    'offline',
    {
      offlineRules: { session, maxAge },
      offline: () => inject(OfflineLogout),
      session: () => inject(SessionTracker),
    },
    provideEnvironmentInitializer(() => void startOffline()),
    // The first navigation waits for the retry, also if the Router navigates while the app is initialized.
    provideAppInitializer(startOffline),
    { provide: LOCATION_INITIALIZED, useFactory: startOffline },
  );
}

function startOffline(): Promise<void> {
  // In a lazy route it would be ignored.
  return inject(LOGOUT_CONFIG).offlineRules ? inject(OfflineLogout).start() : Promise.resolve();
}
