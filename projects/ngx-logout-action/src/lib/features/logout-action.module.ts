import { type ModuleWithProviders, NgModule } from '@angular/core';

import type { LogoutActionOptions } from '../action/logout-action';
import { LogoutActionDirective } from '../action/logout-action.directive';
import { SpinnerContextDirective } from '../spinner/spinner-context.directive';
import type { LogoutFeature } from './logout-feature';
import { provideLogoutAction } from './provide-logout-action';

/** The directives for apps with NgModules: `forRoot()` in the root module, the bare module in the others. */
@NgModule({
  imports: [LogoutActionDirective, SpinnerContextDirective],
  exports: [LogoutActionDirective, SpinnerContextDirective],
})
export class LogoutActionModule {
  /**
   * Like `provideLogoutAction()`, with the same arguments and errors.
   *
   * @throws LogoutConfigurationError like `provideLogoutAction()`.
   * @example
   * imports: [LogoutActionModule.forRoot({ redirectTo: 'home' })]
   */
  static forRoot(
    options?: LogoutActionOptions,
    ...features: LogoutFeature[]
  ): ModuleWithProviders<LogoutActionModule> {
    return {
      ngModule: LogoutActionModule,
      providers: [provideLogoutAction(options, ...features)],
    };
  }
}
