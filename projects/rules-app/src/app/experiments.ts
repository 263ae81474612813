import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { tap } from 'rxjs';

import { LogoutActionService } from 'ngx-logout-action';

/** Visiting the login page signs the user out. */
export const signOutFirst: CanActivateFn = async () => {
  await inject(LogoutActionService).logout();
  return true;
};

/** Each 401 signs the user out, including the 401 of a sign-out. */
export const signOutOn401: HttpInterceptorFn = (request, next) => {
  const service = inject(LogoutActionService);
  const onError = (error: unknown) => {
    if (error instanceof HttpErrorResponse && error.status === 401) void service.logout();
  };
  return next(request).pipe(tap({ error: onError }));
};
