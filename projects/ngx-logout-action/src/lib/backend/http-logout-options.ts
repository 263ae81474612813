import type { HttpResponse } from '@angular/common/http';
import { HttpContext, HttpContextToken } from '@angular/common/http';

import type { LogoutRequest } from '../model/logout-outcome';

/** How the session is ended by HTTP. */
export interface HttpLogoutOptions {
  /** Always asked with POST. @default '/logout' */
  url?: string;
  /** Whether cookies go to another origin too. @default false */
  withCredentials?: boolean;
  /** Sent with every request of a sign-out, that for a token included. @default none */
  headers?: Record<string, string>;
  /** What is sent. Nothing of a call's `data` is sent unless this maps it. @default no body */
  body?: (request: LogoutRequest) => unknown;
  /**
   * Where the XSRF token is found and how it is sent. Naming it here also sends it to the origin that `url`
   * spells out, if that is not the page's own.
   */
  xsrf?: {
    /** Fetched with GET when a token was refused. Without it, one retry is made if the cookie changed. */
    refreshUrl?: string;
    /** @default Angular's, `XSRF-TOKEN` */
    cookieName?: string;
    /** @default Angular's, `X-XSRF-TOKEN` */
    headerName?: string;
  };
  /** Has the last word on what is a success. */
  accept?: (response: HttpResponse<string>) => boolean;
  /** Statuses besides 401 that mean "already signed out". @default none */
  goneStatuses?: readonly number[];
}

/**
 * Set on every request of a logout, so that an app's own interceptor can leave it alone: a 401 is no reason
 * to sign in again here.
 */
export const LOGOUT_REQUEST = new HttpContextToken<boolean>(() => false);

/** What every request of a logout has. */
export const requestInit = () => ({
  context: new HttpContext().set(LOGOUT_REQUEST, true),
  responseType: 'text' as const,
});
