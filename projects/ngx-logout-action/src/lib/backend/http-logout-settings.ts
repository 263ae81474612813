import type { HttpRequest, HttpResponse } from '@angular/common/http';
import { InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';

import type { LogoutRequest } from '../model/logout-outcome';
import type { ResponseRules } from './read-response';

/** What the app says about the requests, in the form in which the back end uses it. */
export interface HttpLogoutSettings extends ResponseRules {
  /** @default '/logout' */
  readonly url?: string;

  /** The POST as the app wants it sent. @default as it is */
  readonly complete?: (post: HttpRequest<unknown>, request: LogoutRequest) => HttpRequest<unknown>;

  /** The XSRF token as the page has it now. @default Angular's */
  readonly readToken?: () => string | null;

  /**
   * Fetches another XSRF token, and says whether that was answered well. @default there is another one if the
   * cookie has changed
   */
  readonly renewToken?: (
    send: (request: HttpRequest<unknown>) => Observable<HttpResponse<string>>,
  ) => Observable<boolean>;
}

export const HTTP_LOGOUT_SETTINGS = new InjectionToken<HttpLogoutSettings>('HTTP_LOGOUT_SETTINGS', {
  factory: () => ({}),
});
