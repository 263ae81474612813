import { inject, provideEnvironmentInitializer, type Type } from '@angular/core';

import { type LogoutFeature, ɵfeature as feature } from 'ngx-logout-action';

import { IdleLogout } from './idle-logout';
import { IDLE_OPTIONS, type IdleLogoutOptions, resolveIdleOptions } from './idle-options';

/**
 * Signs users out after a time without activity, in all tabs at once. A warning comes first, and users can stay signed in
 * with one click or key press. It counts while `withSession` says that someone is signed in, or always without it. The
 * sign-out skips guards, and its `data` is `{ reason: 'idle' }`.
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

/** Only when someone is signed in, and long before it is needed. */
async function loadDialog(): Promise<Type<unknown>> {
  const { IdleDialog } = await import('./idle-dialog');
  return IdleDialog;
}
