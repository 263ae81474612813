import type { HttpRequest, HttpResponse } from '@angular/common/http';
import type { Observable } from 'rxjs';

import type { LogoutRequest } from '../action/logout-outcome';
import type { LogoutResponseRules } from './read-response';
import type { LogoutXsrfOptions } from './xsrf';

/** How `withHttpLogout` changes the plain `POST /logout`. */
export interface HttpLogoutSettings extends LogoutResponseRules {
  readonly xsrf?: LogoutXsrfOptions | undefined;
  /** Creates the request. @default `POST /logout` */
  readonly createRequest?: (logout: LogoutRequest) => HttpRequest<unknown>;
  /** Fetches a new XSRF token. Emits the answer, or `null` if the server has none to give. */
  readonly refreshToken?:
    ((logout: LogoutRequest) => Observable<HttpResponse<string> | null>) | undefined;
  /** Asks the server whether the user is signed out. Emits `undefined` if the answer proves nothing. */
  readonly verify?: ((logout: LogoutRequest) => Observable<boolean | undefined>) | undefined;
}
