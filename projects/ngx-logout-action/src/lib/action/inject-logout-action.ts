import { inject } from '@angular/core';

import type { LogoutAction } from '../model/logout-action';
import type { LogoutActionOptions } from '../model/logout-options';
import { LogoutActionService } from './logout-action.service';

/**
 * Creates a page-owned action in a field of a component, directive or service; it lives as long as that.
 *
 * @throws LogoutConfigurationError as `LogoutActionService.create()`.
 */
export function injectLogoutAction(options: LogoutActionOptions = {}): LogoutAction {
  return inject(LogoutActionService).create({ ...options, owner: 'page' });
}
