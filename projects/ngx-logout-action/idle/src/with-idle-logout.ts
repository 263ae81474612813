import { inject, provideEnvironmentInitializer, type Type } from '@angular/core';

import { type LogoutFeature, ɵfeature as feature } from 'ngx-logout-action';

import { IdleLogout } from './idle-logout';
import { IDLE_OPTIONS, type IdleLogoutOptions, resolveIdleOptions } from './idle-options';

/**
 * Signs out inactive users, in all tabs at once. A warning comes first, and one click or key press keeps the user signed
 * in. With `withSession`, the timer runs only while a user is signed in. The sign-out skips guards, and its `data` is
 * `{ reason: 'idle' }`.
 *
 * @param options times in milliseconds, and the warning.
 * @throws LogoutConfigurationError LOGOUT-113 for an invalid option.
 * @example
 * ```ts
 * provideLogoutAction({}, withTabSync(), withIdleLogout({ after: 15 * 60_000 }))
 * ```
 */
export function withIdleLogout(options: IdleLogoutOptions): LogoutFeature {
  return feature(
    'idle',
    { idle: () => inject(IdleLogout) },
    { provide: IDLE_OPTIONS, useValue: resolveIdleOptions(options, loadDialog) },
    provideEnvironmentInitializer(() => inject(IdleLogout)),
  );
}

/** Loaded once a user is signed in, long before the warning opens. */
async function loadDialog(): Promise<Type<unknown>> {
  const { IdleDialog } = await import('./idle-dialog');
  return IdleDialog;
}
