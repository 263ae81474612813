import {
  ApplicationRef,
  EnvironmentInjector,
  type EnvironmentProviders,
  inject,
  makeEnvironmentProviders,
  type ModuleWithProviders,
  NgModule,
  provideEnvironmentInitializer,
} from '@angular/core';

import { coded, LogoutConfigurationError } from '../action/errors';
import type { LogoutActionOptions } from '../action/logout-action';
import { LogoutActionDirective } from '../action/logout-action.directive';
import { checkOptions } from '../action/logout-options';
import { LOGOUT_CONFIG_PART, type LogoutFeature } from '../config';
import { SpinnerContextDirective } from '../spinner/spinner-context.directive';

/**
 * Provides the library. Call it once, at the root of the app. It creates nothing until the first sign-out button or injection.
 *
 * @param options options of the default action, or a factory that returns them. The factory runs in an injection context when
 * the action is first used.
 * @param features the results of `with…` functions.
 * @throws LogoutConfigurationError immediately for a malformed name (LOGOUT-101), an invalid option (LOGOUT-103), or two features
 * of one kind (LOGOUT-108), and at run time if the library is provided twice, or only in a lazy route (LOGOUT-109).
 * @example
 * ```ts
 * bootstrapApplication(App, {
 *   providers: [
 *     provideRouter(routes),
 *     provideLogoutAction({ inFlightBehavior: 'doNotExecute' }, withPages({ login: '/sign-in' })),
 *   ],
 * });
 * ```
 */
export function provideLogoutAction(
  options: LogoutActionOptions | (() => LogoutActionOptions) = {},
  ...features: LogoutFeature[]
): EnvironmentProviders {
  if (typeof options !== 'function') checkOptions(options);
  assertNoClash(features);
  return makeEnvironmentProviders([
    { provide: LOGOUT_CONFIG_PART, multi: true, useValue: { options } },
    ...features.map(({ providers }) => [...providers]),
    provideEnvironmentInitializer(assertOnceAtRoot),
  ]);
}

/** Exports the directives for apps with NgModules. Import `forRoot()` in the root module, and the plain module elsewhere. */
@NgModule({
  imports: [LogoutActionDirective, SpinnerContextDirective],
  exports: [LogoutActionDirective, SpinnerContextDirective],
})
export class LogoutActionModule {
  /**
   * Provides the library like `provideLogoutAction()`, with the same arguments and errors.
   *
   * @param options options of the default action, or a factory that returns them.
   * @param features the results of `with…` functions.
   * @throws LogoutConfigurationError like `provideLogoutAction()`.
   * @example
   * ```ts
   * imports: [LogoutActionModule.forRoot({ redirectTo: 'home' })]
   * ```
   */
  static forRoot(
    options?: LogoutActionOptions | (() => LogoutActionOptions),
    ...features: LogoutFeature[]
  ): ModuleWithProviders<LogoutActionModule> {
    return {
      ngModule: LogoutActionModule,
      providers: [provideLogoutAction(options, ...features)],
    };
  }
}

function assertNoClash(features: readonly LogoutFeature[]): void {
  const kinds = features.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (!twice) return;
  throw new LogoutConfigurationError(
    108,
    ngDevMode &&
      (twice === 'backend'
        ? 'There are two backends. Keep one of withHttpLogout(), withFormLogout(), withLogoutBackend(), and withOidcLogout().'
        : `There are two features of the kind '${twice}'. Merge them into one call.`),
  );
}

function assertOnceAtRoot(): void {
  const atRoot = inject(ApplicationRef).injector === inject(EnvironmentInjector);
  const provided = inject(LOGOUT_CONFIG_PART).filter((part) => 'options' in part);
  if (atRoot ? provided.length === 1 : isProvidedAtRoot()) return;
  throw new LogoutConfigurationError(
    109,
    ngDevMode &&
      'The library is provided twice, or only in a lazy route or module. ' +
        'Call provideLogoutAction() or LogoutActionModule.forRoot() once, at the root of the app.',
  );
}

/** A federated remote that also runs alone provides the library in its routes, which is then ignored. */
function isProvidedAtRoot(): boolean {
  const root = inject(ApplicationRef).injector.get(LOGOUT_CONFIG_PART, null);
  if (ngDevMode && root) {
    console.warn(
      coded(
        306,
        'provideLogoutAction() in a lazy route is ignored, because the app provides the library at its root. ' +
          'Configure it there.',
      ),
    );
  }
  return !!root;
}
