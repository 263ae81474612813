import { Injectable } from '@angular/core';
import type { ObservableInput } from 'rxjs';

import type { LogoutRequest, LogoutResponse } from '../model/logout-outcome';
import { HttpLogoutBackend } from './http-logout-backend';

/**
 * Ends the session. By default it is a POST by HttpClient (`withHttpLogout`); replace it by
 * `withLogoutBackend` or by an ordinary provider.
 */
@Injectable({ providedIn: 'root', useExisting: HttpLogoutBackend })
export abstract class LogoutBackend {
  /**
   * Ends the session. The first answer counts. A `LogoutError` is passed on as it is; anything else
   * that is thrown is a failure of the kind `backend`. Unsubscribed from when the time is over.
   */
  abstract logout(request: LogoutRequest): ObservableInput<LogoutResponse>;
}
