import type { EnvironmentProviders } from '@angular/core';
import {
  ApplicationRef,
  EnvironmentInjector,
  inject,
  InjectionToken,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';

import { LOGOUT_DEFAULT_OPTIONS } from '../action/default-options';
import { LogoutActionService } from '../action/logout-action.service';
import { LogoutConfigurationError } from '../model/configuration-error';
import type { LogoutActionOptions } from '../model/logout-options';
import { checkOptions } from '../model/logout-options';
import type { LogoutFeature } from './logout-feature';

/** One entry for each time that the library was provided. */
const PROVIDED = new InjectionToken<readonly true[]>('LOGOUT_ACTION_PROVIDED');

/**
 * Provides the library, once, at the root of the app, and creates the application-owned action `logoutAction`.
 *
 * @param options the properties of that action.
 * @throws LogoutConfigurationError for an option that makes no sense (LOGOUT-103), two features of one kind
 * (LOGOUT-108), and when the app starts or the route is loaded: provided twice or not at the root (LOGOUT-109).
 */
export function provideLogoutAction(
  options: LogoutActionOptions = {},
  ...features: LogoutFeature[]
): EnvironmentProviders {
  checkOptions(options);
  assertNoClash(features);
  return makeEnvironmentProviders([
    { provide: LOGOUT_DEFAULT_OPTIONS, useValue: options },
    { provide: PROVIDED, useValue: true, multi: true },
    ...features.map(({ providers }) => [...providers]),
    provideEnvironmentInitializer(() => {
      assertOnceAtRoot();
      inject(LogoutActionService);
    }),
  ]);
}

function assertNoClash(features: readonly LogoutFeature[]): void {
  const kinds = features.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (!twice) return;
  throw new LogoutConfigurationError(
    108,
    ngDevMode &&
      (twice === 'backend'
        ? 'there are two back ends. Keep one of withHttpLogout() and withLogoutBackend().'
        : `two features are about ${twice}. Merge them into one.`),
  );
}

function assertOnceAtRoot(): void {
  const once = inject(PROVIDED).length === 1;
  if (once && inject(ApplicationRef).injector === inject(EnvironmentInjector)) return;
  throw new LogoutConfigurationError(
    109,
    ngDevMode &&
      'the library is provided twice, or in a route or lazy module. ' +
        'Call provideLogoutAction() or LogoutActionModule.forRoot() once, at the root of the app.',
  );
}
