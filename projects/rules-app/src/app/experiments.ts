import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { catchError, switchMap, tap, throwError } from 'rxjs';

import { LogoutActionService, sessionExpiredInterceptor } from 'ngx-logout-action';

import { REFRESH_URL, Tokens } from './tokens';

/** Signs the user out when they visit the login page. */
export const signOutFirst: CanActivateFn = async () => {
  await inject(LogoutActionService).logout();
  return true;
};

/** Signs the user out after any 401, including the 401 of a sign-out. */
const signOutOn401: HttpInterceptorFn = (request, next) => {
  const service = inject(LogoutActionService);
  const onError = (error: unknown) => {
    if (error instanceof HttpErrorResponse && error.status === 401) void service.logout();
  };
  return next(request).pipe(tap({ error: onError }));
};

/** After a 401, fetches a new token and repeats the request. */
const refreshTokens: HttpInterceptorFn = (request, next) => {
  if (request.url === REFRESH_URL) return next(request);
  const tokens = inject(Tokens);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401)
        return throwError(() => error);
      return tokens.refresh().pipe(
        catchError(() => throwError(() => error)),
        switchMap(() => next(request)),
      );
    }),
  );
};

/** The interceptors of each experiment, outermost first. */
export const INTERCEPTORS: Readonly<Record<string, readonly HttpInterceptorFn[]>> = {
  interceptor: [signOutOn401],
  expired: [sessionExpiredInterceptor()],
  'expired, refresh': [sessionExpiredInterceptor(), refreshTokens],
  'refresh, expired': [refreshTokens, sessionExpiredInterceptor()],
};
