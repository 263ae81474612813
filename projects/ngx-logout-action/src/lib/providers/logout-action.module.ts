import type { ModuleWithProviders } from '@angular/core';
import { NgModule } from '@angular/core';

import { LogoutActionDirective } from '../directives/logout-action.directive';
import type { LogoutActionOptions } from '../model/logout-options';
import { SpinnerContextDirective } from '../spinner/spinner-context.directive';
import type { LogoutFeature } from './logout-feature';
import { provideLogoutAction } from './provide-logout-action';

/** For apps made of NgModules: `forRoot()` in the root module, the bare module in the others. */
@NgModule({
  imports: [LogoutActionDirective, SpinnerContextDirective],
  exports: [LogoutActionDirective, SpinnerContextDirective],
})
export class LogoutActionModule {
  /** As `provideLogoutAction()`, with the same arguments and errors. */
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
